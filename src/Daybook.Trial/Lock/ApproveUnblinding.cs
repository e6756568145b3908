namespace Daybook.Trial;

/// <summary>One person's approval to open the code. The second one, by another person within thirty minutes, opens it.</summary>
public sealed record ApproveUnblinding : Command;
