namespace Daybook.Trial;

/// <summary>Unlocks the study, with the reason. The lock that was stays in the ledger; a code that was opened stays open.</summary>
public sealed record UnlockStudy(string Reason) : Command
{
    public static Decision Decide(UnlockStudy command, StudyState study, Act act) =>
        study.Opened is null ? Refusals.StudyNotOpen()
        : study.Lock is null ? Refusals.StudyNotLocked()
        : string.IsNullOrWhiteSpace(command.Reason) ? Refusals.ReasonMissing("unlocking the study")
        : Decision.Accept(new StudyUnlocked(command.Reason));
}
