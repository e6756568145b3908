namespace Daybook.Statistics.Design;

/// <summary>
/// How alike the arms of a list are. An imbalance is the largest less the smallest count, each divided by its arm's
/// ratio, so that a list in its ratio has none.
/// </summary>
/// <param name="Counts">How many each arm got, in the arms' order.</param>
/// <param name="Largest">The largest imbalance at any moment of enrolment.</param>
/// <param name="Final">The imbalance at the end.</param>
public sealed record AllocationBalance(IReadOnlyList<int> Counts, double Largest, double Final)
{
    /// <summary>Looks through one stratum, or a whole trial, in the order of enrolment.</summary>
    /// <param name="arms">The arms.</param>
    /// <param name="allocated">The arm of each participant, in order; may be empty.</param>
    /// <exception cref="ArgumentException">An arm that is not among the arms.</exception>
    public static AllocationBalance Of(IReadOnlyList<AllocationArm> arms, IEnumerable<string> allocated)
    {
        AllocationArm.Check(arms);
        ArgumentNullException.ThrowIfNull(allocated);
        int[] counts = new int[arms.Count];
        double largest = 0, now = 0;
        foreach (string name in allocated)
        {
            counts[Place(arms, name)]++;
            now = counts.Select((count, a) => (double)count / arms[a].Ratio).Max() - counts.Select((count, a) => (double)count / arms[a].Ratio).Min();
            largest = Math.Max(largest, now);
        }
        return new AllocationBalance(counts, largest, now);
    }

    internal static int Place(IReadOnlyList<AllocationArm> arms, string name)
    {
        for (int a = 0; a < arms.Count; a++)
        {
            if (arms[a].Name == name)
            {
                return a;
            }
        }
        throw new ArgumentException($"'{name}' is none of the arms.", nameof(name));
    }
}
