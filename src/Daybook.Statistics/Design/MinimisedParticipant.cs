namespace Daybook.Statistics.Design;

/// <summary>A participant who is already allocated.</summary>
/// <param name="Levels">A level of each factor, in the factors' order.</param>
/// <param name="Arm">The arm that was given.</param>
public sealed record MinimisedParticipant(IReadOnlyList<string> Levels, string Arm);
