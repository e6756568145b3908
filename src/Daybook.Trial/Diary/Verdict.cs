namespace Daybook.Trial;

/// <summary>What the server found about the time of an entry. It is written once and never recomputed.</summary>
public enum Verdict
{
    InTime,
    Late,
    OutsideWindow,
    Future,
    BeforeConsent,
    AfterWithdrawal,
    AfterLock,
    AfterRevocation,
}
