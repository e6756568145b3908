namespace Daybook.Statistics.Resampling;

/// <summary>
/// The sum of the values that fall to the first arm when every block of a list is drawn again: each block gives a subset
/// of its values, of the size it gave, all equally likely, the blocks independently. Values are put on a decimal grid of
/// twelve figures, so that sums are whole numbers and ties are ties; the two halves of the blocks are met in the middle.
/// </summary>
internal sealed class BlockedSums
{
    private const int MostSums = 3_000_000;
    private readonly long[][] blocks;
    private readonly int[] taken;
    private readonly double unit, slack;

    public BlockedSums(double[][] blocks, int[] taken)
    {
        double largest = blocks.Max(block => block.Max(Math.Abs));
        unit = largest > 0 ? Math.Pow(10, Math.Ceiling(Math.Log10(largest)) - 12) : 1;
        this.blocks = [.. blocks.Select(block => block.Select(v => (long)Math.Round(v / unit)).ToArray())];
        this.taken = taken;
        slack = blocks.Sum(block => block.Length);
    }

    /// <summary>How many arrangements there are.</summary>
    public double Arrangements => blocks.Select((block, b) => Combinations(block.Length, taken[b])).Aggregate(1.0, (a, b) => a * b);

    /// <summary>Tail probabilities of an observed sum, or null when there are too many different sums.</summary>
    public (double Both, double Greater, double Less)? Tails(double sum)
    {
        WeightedSums? first = WeightedSums.Nothing, second = WeightedSums.Nothing;
        foreach ((long[] block, int b) in blocks.Select((block, b) => (block, b)).OrderByDescending(x => x.block.Length))
        {
            if (WeightedSums.OfSubset(block, taken[b], MostSums) is not { } next)
            {
                return null;
            }
            bool toFirst = first.Weights.Count <= second.Weights.Count;
            if ((toFirst ? first : second).Plus(next, MostSums) is not { } grown)
            {
                return null;
            }
            (first, second) = toFirst ? (grown, second) : (first, grown);
        }
        double observed = sum / unit, centre = blocks.Select((block, b) => taken[b] * block.Average(v => (double)v)).Sum();
        double AtLeast(double bound) => first.AtLeast(second, bound - slack);
        double AtMost(double bound) => 1 - first.AtLeast(second, Math.BitIncrement(bound + slack));
        double distance = Math.Abs(observed - centre);
        double both = distance <= slack ? 1 : Math.Min(1, AtLeast(centre + distance) + AtMost(centre - distance));
        return (both, AtLeast(observed), AtMost(observed));
    }

    private static double Combinations(int n, int k) =>
        Math.Round(Enumerable.Range(1, k).Aggregate(1.0, (ways, i) => ways * (n - k + i) / i));
}
