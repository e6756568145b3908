namespace Daybook.Statistics.Design;

/// <summary>Something known at enrolment that allocation keeps in balance, such as site or sex.</summary>
/// <param name="Name">The factor's name; unique among the factors.</param>
/// <param name="Levels">Its levels, distinct, at least one; a factor of one level keeps the whole trial in balance.</param>
/// <param name="Weight">How much it counts in minimisation, above 0.</param>
public sealed record AllocationFactor(string Name, IReadOnlyList<string> Levels, double Weight = 1);
