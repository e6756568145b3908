namespace Daybook.Trial;

/// <summary>Where people write what they like, and a name may stand. Striking it out leaves the step and its facts: dates, numbers, words of closed lists.</summary>
/// <remarks>Not here: answers, whose entries are erased whole; the names of staff, which belong to their acts; a redaction, which must account for what is gone.</remarks>
internal static class FreeText
{
    /// <summary>The event with its free text struck out; null when it holds none.</summary>
    public static TrialEvent? Struck(TrialEvent happened) => happened switch
    {
        // An imported participant's route is a word of ours.
        ParticipantScreened screened when screened.Route != ImportFile.Route => screened with { Route = RedactedEntry.Reason },
        EligibilityAssessed assessed => assessed with { Answers = [.. assessed.Answers.Select(Struck)] },
        ParticipantWithdrawn { Reason: not null } withdrawn => withdrawn with { Reason = RedactedEntry.Reason },
        WithdrawalCorrected corrected => corrected with { Reason = RedactedEntry.Reason },
        WithdrawalRescinded rescinded => rescinded with { Reason = RedactedEntry.Reason },
        KitReturned { Reason: not null } returned => returned with { Reason = RedactedEntry.Reason },
        DoseReduced reduced => reduced with { Reason = RedactedEntry.Reason },
        DoseReductionCancelled cancelled => cancelled with { Reason = RedactedEntry.Reason },
        ScheduleMoved moved => moved with { Reason = RedactedEntry.Reason },
        DeviceRevoked revoked => revoked with { Reason = RedactedEntry.Reason },
        AdverseEventRecorded recorded => recorded with { Term = RedactedEntry.Reason },
        QueryOpened opened => opened with { Text = RedactedEntry.Reason },
        QueryAnswered answered => answered with { Text = RedactedEntry.Reason },
        StudyUnlocked unlocked => unlocked with { Reason = RedactedEntry.Reason },
        RoleRevoked revoked => revoked with { Reason = RedactedEntry.Reason },
        _ => null,
    };

    /// <summary>Remembers an entry with free text as one that can be erased. A query is found by itself: there are many.</summary>
    public static StudyState Evolve(StudyState study, Recorded recorded) => recorded.Event is not QueryOpened && Struck(recorded.Event) is { } struck
        ? study with { Erasable = study.Erasable.SetItem(recorded.Seq, new ErasableEntry(EventNames.Of(struck.GetType()), recorded.Participant, struck)) }
        : study;

    // Whether the criterion was met stands beside the answers.
    private static CriterionAnswer Struck(CriterionAnswer given) => given with { Answer = new Answer.NotDone(RedactedEntry.Reason) };
}
