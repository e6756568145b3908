namespace Daybook.Trial;

/// <summary>Locks the study at its present head. Refused while a query is open.</summary>
public sealed record LockStudy : Command;
