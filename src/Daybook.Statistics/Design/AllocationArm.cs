namespace Daybook.Statistics.Design;

/// <summary>An arm, or a treatment sequence, of a randomised list and its share of each block.</summary>
/// <param name="Name">The arm's name; unique in the list.</param>
/// <param name="Ratio">How many places it has in the smallest block: 1 and 1 for equal arms, 2 and 1 for two to one.</param>
public sealed record AllocationArm(string Name, int Ratio = 1)
{
    internal static void Check(IReadOnlyList<AllocationArm> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count < 2 || arms.DistinctBy(arm => arm.Name, StringComparer.Ordinal).Count() < arms.Count)
        {
            throw new ArgumentException("A list needs at least two arms with names of their own.", nameof(arms));
        }
        if (arms.Any(arm => arm.Ratio < 1))
        {
            throw new ArgumentException("Every arm needs a ratio of at least 1.", nameof(arms));
        }
    }
}
