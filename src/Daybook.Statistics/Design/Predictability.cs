namespace Daybook.Statistics.Design;

/// <summary>
/// How well one who knows the earlier allocations foretells the next: the danger of selection bias in an open or
/// unblinded trial (Blackwell and Hodges 1957).
/// </summary>
/// <param name="CorrectGuesses">Expected share of allocations guessed rightly; the largest share of the ratios when nothing can be foretold.</param>
/// <param name="Certain">Share of allocations that are known for certain beforehand; NaN where the method's rule is not known.</param>
public sealed record Predictability(double CorrectGuesses, double Certain)
{
    /// <summary>
    /// The convergence strategy on a list as drawn: guess the arm that is furthest behind its ratio; among those level,
    /// the one with the largest ratio; among those, at random. The share is exact over the guesser's chance.
    /// </summary>
    /// <param name="arms">The arms.</param>
    /// <param name="allocated">The arm of each participant of one stratum, in order; at least one.</param>
    /// <exception cref="ArgumentException">Nobody, or an arm that is not among the arms.</exception>
    public static Predictability ConvergenceStrategy(IReadOnlyList<AllocationArm> arms, IReadOnlyList<string> allocated)
    {
        AllocationArm.Check(arms);
        ArgumentNullException.ThrowIfNull(allocated);
        if (allocated.Count == 0)
        {
            throw new ArgumentException("There is nobody whose arm could be guessed.", nameof(allocated));
        }
        int[] counts = new int[arms.Count];
        double correct = 0;
        foreach (string name in allocated)
        {
            int[] guesses = FurthestBehind(arms, counts);
            int arm = AllocationBalance.Place(arms, name);
            correct += guesses.Contains(arm) ? 1.0 / guesses.Length : 0;
            counts[arm]++;
        }
        return new Predictability(correct / allocated.Count, double.NaN);
    }

    /// <summary>
    /// Permuted blocks of one known size, exactly: the guesser names an arm with the most places left in the block. For
    /// two equal arms in blocks of 2m the expected correct guesses of a block are m + (4^m / C(2m, m) - 1) / 2.
    /// </summary>
    /// <param name="arms">The arms.</param>
    /// <param name="blockSize">The block size: a multiple of the sum of the ratios.</param>
    /// <exception cref="ArgumentException">The size is not such a multiple.</exception>
    public static Predictability OfBlocks(IReadOnlyList<AllocationArm> arms, int blockSize)
    {
        AllocationArm.Check(arms);
        int unit = arms.Sum(arm => arm.Ratio);
        if (blockSize < 1 || blockSize % unit != 0)
        {
            throw new ArgumentException($"A block size is a multiple of {unit}, the sum of the ratios.", nameof(blockSize));
        }
        int[] left = [.. arms.Select(arm => arm.Ratio * (blockSize / unit))];
        (double correct, double certain) = Rest(left, []);
        return new Predictability(correct / blockSize, certain / blockSize);
    }

    /// <summary>Expected correct and certain guesses over what is left of a block; equal remainders are reckoned once.</summary>
    private static (double Correct, double Certain) Rest(int[] left, Dictionary<string, (double, double)> known)
    {
        int sum = left.Sum();
        string key = string.Join(' ', left);
        if (sum == 0 || known.TryGetValue(key, out (double, double) found))
        {
            return sum == 0 ? (0, 0) : known[key];
        }
        double correct = (double)left.Max() / sum, certain = left.Max() == sum ? 1 : 0;
        for (int arm = 0; arm < left.Length; arm++)
        {
            if (left[arm] > 0)
            {
                int[] next = [.. left.Select((count, a) => a == arm ? count - 1 : count)];
                (double more, double surely) = Rest(next, known);
                correct += (double)left[arm] / sum * more;
                certain += (double)left[arm] / sum * surely;
            }
        }
        known[key] = (correct, certain);
        return (correct, certain);
    }

    private static int[] FurthestBehind(IReadOnlyList<AllocationArm> arms, int[] counts)
    {
        double least = counts.Select((count, a) => (double)count / arms[a].Ratio).Min();
        int[] behind = [.. Enumerable.Range(0, counts.Length).Where(a => (double)counts[a] / arms[a].Ratio <= least + 1e-12)];
        int largest = behind.Max(a => arms[a].Ratio);
        return [.. behind.Where(a => arms[a].Ratio == largest)];
    }
}
