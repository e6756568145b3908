using System.Diagnostics;

namespace Daybook.Trial;

public sealed partial record StudyState
{
    /// <summary>The state after <paramref name="recorded"/>: a function of the two, so that a fold of the ledger is the state.</summary>
    /// <param name="recorded">The next entry.</param>
    /// <param name="protocolOf">Reads a published version by the hash of its file.</param>
    public StudyState Evolve(Recorded recorded, Func<ProtocolHash, Protocol> protocolOf)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(protocolOf);
        var known = recorded.Origin is { } origin ? DeviceNumbering.Evolve(this, recorded, origin) : this;
        return FreeText.Evolve(Arm(known, recorded, protocolOf), recorded) with { Size = checked(recorded.Seq + 1) };
    }

    // The closed list of events, each with its noun.
    private static StudyState Arm(StudyState study, Recorded recorded, Func<ProtocolHash, Protocol> protocolOf) => recorded.Event switch
    {
        StudyOpened opened => study with { Opened = opened },
        ProtocolPublished published => PublishedVersions.Evolve(study, published, protocolOf),
        AllocationSealed sealing => AllocationPlaces.Evolve(study, sealing),
        FileImported => study,
        ParticipantScreened screened => Screening.Evolve(study, screened),
        ConsentGiven given => Consents.Evolve(study, given, recorded),
        EligibilityAssessed assessed => Screening.Evolve(study, assessed, recorded),
        ParticipantEnrolled enrolled => Enrolments.Evolve(study, enrolled),
        ProtocolAdopted adopted => Enrolments.Evolve(study, adopted),
        StoppingRuleMet met => StoppingRules.Evolve(study, met),
        ParticipantWithdrawn withdrawn => Enrolments.Evolve(study, withdrawn),
        WithdrawalCorrected corrected => CorrectWithdrawal.Evolve(study, corrected),
        WithdrawalRescinded rescinded => RescindWithdrawal.Evolve(study, rescinded, recorded),
        ParticipantRandomised randomised => AllocationPlaces.Evolve(study, randomised),
        KitDispensed dispensed => KitStock.Evolve(study, dispensed),
        KitReturned returned => KitStock.Evolve(study, returned),
        DoseReduced reduced => ReduceDose.Evolve(study, reduced),
        DoseReductionCancelled cancelled => CancelDoseReduction.Evolve(study, cancelled),
        LanguageChanged changed => Enrolments.Evolve(study, changed),
        DeviceEnrolled enrolled => DeviceNumbering.Evolve(study, enrolled),
        DeviceRevoked revoked => RevokeDevice.Evolve(study, revoked, recorded),
        ItemsRecorded items => KeptEntries.Evolve(study, items, recorded),
        ItemsCorrected corrected => KeptEntries.Evolve(study, corrected, recorded),
        UnreadableEntryKept or ConflictingEntryKept =>
            study with { Erasable = study.Erasable.SetItem(recorded.Seq, new ErasableEntry(EventNames.Of(recorded.Event.GetType()), recorded.Participant)) },
        VerdictGiven verdict => KeptEntries.Evolve(study, verdict, recorded),
        PhoneChecked found => PhoneChecks.Evolve(study, found),
        VisitHeld held => HeldVisits.Evolve(study, held),
        AppointmentMade made => MakeAppointment.Evolve(study, made),
        ScheduleMoved moved => HeldVisits.Evolve(study, moved),
        AdverseEventRecorded happened => AdverseEvent.Evolve(study, happened, recorded),
        QueryOpened opened => Query.Evolve(study, opened, recorded),
        QueryAnswered answered => Query.Evolve(study, answered),
        QueryClosed closed => Query.Evolve(study, closed),
        PayloadRedacted redacted => KeptEntries.Forget(StruckDays.Forget(Substudies.Forget(study, redacted), redacted), redacted),
        StudyLocked locked => Locked.Evolve(study, locked, recorded),
        UnblindingApproved approved => Locked.Evolve(study, approved, recorded),
        CodeOpened opened => Locked.Evolve(study, opened, recorded),
        StudyUnlocked unlocked => Locked.Evolve(study, unlocked),
        AccountCreated created => Account.Evolve(study, created),
        RoleGranted granted => Account.Evolve(study, granted),
        RoleRevoked revoked => Account.Evolve(study, revoked),
        _ => throw new UnreachableException($"No arm folds the event {recorded.Event.GetType().Name}."),
    };

    /// <summary>The version that every rule reads for <paramref name="participant"/>: the one she adopted, before that the current one.</summary>
    public Protocol ProtocolOf(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        var hash = participant.Adopted ?? Current ?? throw new InvalidOperationException("No protocol has been published.");
        return Versions[hash];
    }

    /// <summary>The zone in which <paramref name="participant"/> lives; before enrolment that of her site.</summary>
    public string ZoneOf(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return participant.Zone ?? Versions.Values.SelectMany(version => version.Sites).First(site => site.Id == participant.Site).Zone;
    }

    /// <summary>The participant of an entry that can be erased; null when it is none.</summary>
    internal ParticipantKey? HolderOf(long entry)
    {
        if (Erasable.TryGetValue(entry, out var erasable))
            return erasable.Participant;
        if (QueryAt(entry) is { } query)
            return query.Opened.Participant;
        foreach (var her in Participants.Values)
            if (her.Entries.ContainsKey(entry))
                return her.Key;
        return null;
    }

    /// <summary>The query that an entry opened. Looked for one by one: only who erases something asks.</summary>
    internal Query? QueryAt(long entry) => Queries.Values.FirstOrDefault(query => query.Seq == entry);

    internal StudyState Change(ParticipantKey key, Func<Participant, Participant> change) =>
        this with { Participants = Participants.SetItem(key, change(Participants[key])) };
}
