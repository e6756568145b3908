using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>What holds in every study, however people walked through it. Each rule reads the ledger, not the decision that wrote it.</summary>
public static class WalkRules
{
    /// <summary>The first rule that is broken; null when all hold.</summary>
    public static string? Broken(StudyState study, IReadOnlyList<Recorded> ledger) =>
        Twice(ledger.Select(recorded => recorded.Event).OfType<KitDispensed>().Select(dispensed => dispensed.Kit)) is { } kit ? $"the kit {kit} was dispensed twice"
        : Twice(ledger.Select(recorded => recorded.Event).OfType<KitReturned>().Select(returned => returned.Kit)) is { } back ? $"the kit {back} came back twice"
        : Twice(ledger.Select(recorded => recorded.Event).OfType<ParticipantRandomised>().Select(place => (place.Stratum, place.Index))) is { } place ? $"the place {place} was given twice"
        : Twice(ledger.Select(recorded => recorded.Event).OfType<ParticipantRandomised>().Select(randomised => randomised.Participant)) is { } her ? $"{her} was randomised twice"
        : Twice(study.Participants.Values.Where(person => person.IsEnrolled).Select(person => (person.Site, person.Label))) is { } label ? $"the label {label} was given twice"
        : Overfull(study) ?? WrongKit(study, ledger) ?? BeforeConsent(ledger) ?? AfterLock(ledger) ?? Alone(ledger) ?? Unjudged(ledger) ?? Miscounted(study);

    private static string? Overfull(StudyState study) =>
        study.PlacesTaken.Any(taken => study.Allocation!.Strata.Single(stratum => stratum.Stratum == taken.Key).Places < taken.Value) ? "more places were given than the list has" : null;

    private static string? WrongKit(StudyState study, IReadOnlyList<Recorded> ledger) => ledger
        .Select(recorded => recorded.Event)
        .OfType<KitDispensed>()
        .Where(given => study.Kits[given.Kit] is var kit && (kit.Site != study.Participants[given.Participant].Site
            || study.Participants[given.Participant].Place is not { } place
            || kit.TreatedPeriod is not { } period
            || !new EvenVault().Fits(kit.Id, place.Stratum, place.Index, period)))
        .Select(given => $"the kit {given.Kit} was not for {given.Participant}")
        .FirstOrDefault();

    private static string? BeforeConsent(IReadOnlyList<Recorded> ledger)
    {
        var consented = new HashSet<ParticipantKey>();
        foreach (var recorded in ledger)
        {
            if (recorded.Event is ConsentGiven given)
                consented.Add(given.Participant);
            else if (recorded.Participant is { } her && recorded.Event is not ParticipantScreened && !consented.Contains(her))
                return $"{TrialJson.TypeOf(recorded.Event)} of {her} came before consent";
        }
        return null;
    }

    private static string? AfterLock(IReadOnlyList<Recorded> ledger)
    {
        var locked = false;
        foreach (var recorded in ledger)
        {
            locked = recorded.Event switch { StudyLocked => true, StudyUnlocked => false, _ => locked };
            var kept = recorded.Origin is not null || recorded.Event is QueryOpened { Rule: not null } or StoppingRuleMet or VerdictGiven { Verdict: Verdict.AfterLock } or DeviceRevoked or StudyLocked
                or UnblindingApproved or CodeOpened or PayloadRedacted or AccountCreated or RoleGranted or RoleRevoked;
            if (locked && !kept)
                return $"{TrialJson.TypeOf(recorded.Event)} came after lock";
        }
        return null;
    }

    private static string? Alone(IReadOnlyList<Recorded> ledger) =>
        ledger.Select(recorded => recorded.Event).OfType<CodeOpened>().Any(opened => opened.First == opened.Second) ? "one person opened the code" : null;

    private static string? Unjudged(IReadOnlyList<Recorded> ledger) => ledger
        .Where(recorded => recorded.Origin is not null && recorded.Event is ItemsRecorded)
        .Any(recorded => recorded.Seq + 1 >= ledger.Count || ledger[(int)recorded.Seq + 1].Event is not VerdictGiven given || given.EntryId != recorded.EntryId)
        ? "an entry has no verdict"
        : null;

    private static string? Miscounted(StudyState study) =>
        study.QueriesOpen != study.Queries.Values.Count(query => query.Status != QueryStatus.Closed) ? "the open queries are miscounted" : null;

    private static T? Twice<T>(IEnumerable<T> things)
        where T : struct
    {
        var seen = new HashSet<T>();
        foreach (var thing in things)
            if (!seen.Add(thing))
                return thing;
        return null;
    }
}
