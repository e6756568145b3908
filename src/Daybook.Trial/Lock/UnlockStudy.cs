namespace Daybook.Trial;

/// <summary>Unlocks the study, with the reason. The lock that was stays in the ledger.</summary>
public sealed record UnlockStudy(string Reason) : Command;
