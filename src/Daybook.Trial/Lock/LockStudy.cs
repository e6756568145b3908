namespace Daybook.Trial;

/// <summary>Locks the study at its present head. Refused while a query is open.</summary>
public sealed record LockStudy : Command
{
    public static Decision Decide(LockStudy command, StudyState study, Act act)
    {
        if (Sequence.Running(study) is { } refusal)
            return refusal;
        return study.QueriesOpen > 0
            ? Refusals.QueriesOpen(study.QueriesOpen)
            : Decision.Accept(new StudyLocked(study.Size, act.Root()));
    }
}
