using Daybook.Statistics.Crossover;
using Daybook.Statistics.Random;

namespace Daybook.Statistics.Resampling;

/// <summary>
/// Randomisation tests that follow the design's own rule of allocation: only what could have been allocated counts. The
/// observed allocation is one of them, so that the smallest p is one over their number.
/// </summary>
public static class RandomisationTest
{
    private const double MostArrangements = 2e7;

    /// <summary>
    /// Two arms, permuted blocks: the sum of the first arm over all lists that give every block its own numbers. The sum
    /// orders lists as the difference of means does. For one participant whose periods were randomised in pairs or
    /// blocks, the values are the periods' means and the blocks the pairs.
    /// </summary>
    /// <param name="values">One finite value a participant or period.</param>
    /// <param name="first">Whether it belongs to the first arm.</param>
    /// <param name="blocks">Its block; within strata, a number that no other stratum uses. All alike: no blocks.</param>
    /// <returns>NaN p values when there are more than three million different sums in a block or in half of the blocks.</returns>
    /// <exception cref="ArgumentException">Lengths differ, no value, a value not finite, or no block with both arms.</exception>
    public static PermutationResult Blocked(ReadOnlySpan<double> values, IReadOnlyList<bool> first, IReadOnlyList<int> blocks)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(blocks);
        Require.AtLeast(2, values, nameof(values));
        double[] v = values.ToArray();
        if (first.Count != v.Length || blocks.Count != v.Length)
        {
            throw new ArgumentException("Every value has an arm and a block.", nameof(blocks));
        }
        int[][] members = [.. Enumerable.Range(0, v.Length).GroupBy(i => blocks[i]).Select(g => g.ToArray())];
        if (!members.Any(block => block.Any(i => first[i]) && block.Any(i => !first[i])))
        {
            throw new ArgumentException("No block holds both arms, so that the design allows nothing else.", nameof(blocks));
        }
        // Centred within its block a value keeps its figures; the sum moves by a constant of the design.
        double[] centres = [.. members.Select(block => block.Average(i => v[i]))];
        var sums = new BlockedSums(
            [.. members.Select((block, b) => block.Select(i => v[i] - centres[b]).ToArray())], [.. members.Select(block => block.Count(i => first[i]))]);
        double observed = members.Select((block, b) => block.Where(i => first[i]).Sum(i => v[i] - centres[b])).Sum();
        double total = Enumerable.Range(0, v.Length).Where(i => first[i]).Sum(i => v[i]);
        return sums.Tails(observed) is { } p
            ? new PermutationResult(sums.Arrangements, total, p.Both, p.Greater, p.Less)
            : new PermutationResult(sums.Arrangements, total, double.NaN, double.NaN, double.NaN);
    }

    /// <summary>
    /// The AB/BA crossover: sequences are drawn again within blocks. The statistic is Hills and Armitage's treatment
    /// difference; the period effect drops out of it under every allocation.
    /// </summary>
    /// <param name="pairs">Both periods of each completer.</param>
    /// <param name="treatmentFirst">Whether the sequence gave the treatment of interest first.</param>
    /// <param name="blocks">The block of each participant.</param>
    /// <returns>The observed statistic is the treatment estimate, positive when the treatment's values are higher.</returns>
    /// <exception cref="ArgumentException">As for <see cref="Blocked"/>.</exception>
    public static PermutationResult Crossover(IReadOnlyList<PeriodPair> pairs, IReadOnlyList<bool> treatmentFirst, IReadOnlyList<int> blocks)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(treatmentFirst);
        double[] differences = [.. pairs.Select(pair => pair.Period1 - pair.Period2)];
        PermutationResult sums = Blocked(differences, treatmentFirst, blocks);
        double withFirst = differences.Where((_, i) => treatmentFirst[i]).Average();
        double withSecond = differences.Where((_, i) => !treatmentFirst[i]).Average();
        return sums with { Observed = (withFirst - withSecond) / 2 };
    }

    /// <summary>
    /// Any number of arms and any statistic, every list enumerated: within each block the arms as given are put in every
    /// different order.
    /// </summary>
    /// <param name="arms">The arm of each participant or period, as allocated.</param>
    /// <param name="blocks">Its block.</param>
    /// <param name="statistic">The statistic of an allocation; two-sided on its absolute value. It must not keep the array.</param>
    /// <param name="tolerance">Absolute tolerance of ties.</param>
    /// <exception cref="ArgumentException">Lengths differ, or more than twenty million allocations.</exception>
    public static PermutationResult Enumerated(
        IReadOnlyList<int> arms, IReadOnlyList<int> blocks, Func<IReadOnlyList<int>, double> statistic, double tolerance = 1e-9)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        var lists = new BlockedLists(arms, blocks);
        if (lists.Count > MostArrangements)
        {
            throw new ArgumentException($"The design allows {lists.Count:G6} allocations; at most {MostArrangements:G2} are enumerated.", nameof(arms));
        }
        return Over(lists.Each(), statistic(arms), statistic, tolerance);
    }

    /// <summary>
    /// Any list of what the design allowed, as of one participant's phases or alternations
    /// (<see cref="SingleCase.AllowedSequences"/>): each allocation as likely as any other.
    /// </summary>
    /// <param name="allowed">Every allowed allocation, the observed one among them.</param>
    /// <param name="observed">The allocation as it was.</param>
    /// <param name="statistic">The statistic of an allocation; two-sided on its absolute value.</param>
    /// <param name="tolerance">Absolute tolerance of ties.</param>
    /// <exception cref="ArgumentException">The observed allocation is not an allowed one.</exception>
    public static PermutationResult Listed(
        IEnumerable<IReadOnlyList<int>> allowed, IReadOnlyList<int> observed, Func<IReadOnlyList<int>, double> statistic, double tolerance = 1e-9)
    {
        ArgumentNullException.ThrowIfNull(allowed);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(statistic);
        IReadOnlyList<int>[] lists = [.. allowed];
        return lists.Any(list => list.SequenceEqual(observed))
            ? Over(lists, statistic(observed), statistic, tolerance)
            : throw new ArgumentException("The observed allocation is not one that the design allowed.", nameof(observed));
    }

    private static PermutationResult Over(
        IEnumerable<IReadOnlyList<int>> lists, double observed, Func<IReadOnlyList<int>, double> statistic, double tolerance)
    {
        long both = 0, greater = 0, less = 0, all = 0;
        foreach (IReadOnlyList<int> list in lists)
        {
            double value = statistic(list);
            all++;
            both += Math.Abs(value) >= Math.Abs(observed) - tolerance ? 1 : 0;
            greater += value >= observed - tolerance ? 1 : 0;
            less += value <= observed + tolerance ? 1 : 0;
        }
        return new PermutationResult(all, observed, (double)both / all, (double)greater / all, (double)less / all);
    }

    /// <summary>
    /// Any rule of allocation, minimisation too: the rule is run again with fresh chance, outcomes and order of enrolment
    /// held. A sample, not an enumeration: p = (1 + as extreme) / (1 + draws), which never falls below its true level.
    /// </summary>
    /// <param name="draws">How many allocations are drawn, at least 1.</param>
    /// <param name="random">The stream that each draw's stream is derived from.</param>
    /// <param name="observed">The statistic as observed; two-sided on its absolute value.</param>
    /// <param name="redraw">Allocates everyone again with the stream given and returns the statistic.</param>
    /// <param name="tolerance">Absolute tolerance of ties.</param>
    public static SampledTest Redrawn(
        int draws, CounterRandom random, double observed, Func<CounterRandom, double> redraw, double tolerance = 1e-9)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentNullException.ThrowIfNull(redraw);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        int extreme = Enumerable.Range(0, draws).Count(draw =>
            Math.Abs(redraw(random.Derive("draw", draw))) >= Math.Abs(observed) - tolerance);
        double p = (1.0 + extreme) / (1 + draws);
        return new SampledTest(draws, observed, p, Math.Sqrt(p * (1 - p) / draws));
    }
}
