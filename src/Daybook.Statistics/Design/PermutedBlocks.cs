using Daybook.Statistics.Random;

namespace Daybook.Statistics.Design;

/// <summary>
/// Randomisation by permuted blocks whose sizes vary at random, one list a stratum. Within a complete block every arm
/// has exactly its share, so the arms of a stratum never differ by more than half the largest block (equal ratio).
/// ICH E9, 2.3.2: the block length should not be known to those who enrol.
/// </summary>
public sealed class PermutedBlocks
{
    private readonly AllocationArm[] arms;
    private readonly int[] blockSizes;

    /// <summary>Describes a scheme.</summary>
    /// <param name="arms">At least two arms with distinct names and ratios of at least 1.</param>
    /// <param name="blockSizes">
    /// The sizes a block may have, each a multiple of the sum of the ratios; a size listed twice is drawn twice as often.
    /// </param>
    /// <exception cref="ArgumentException">An arm, a ratio or a block size breaks these rules.</exception>
    public PermutedBlocks(IReadOnlyList<AllocationArm> arms, IReadOnlyList<int> blockSizes)
    {
        AllocationArm.Check(arms);
        ArgumentNullException.ThrowIfNull(blockSizes);
        this.arms = [.. arms];
        this.blockSizes = [.. blockSizes];
        int unit = this.arms.Sum(arm => arm.Ratio);
        if (this.blockSizes.Length == 0 || this.blockSizes.Any(size => size < 1 || size % unit != 0))
        {
            throw new ArgumentException($"Block sizes are multiples of {unit}, the sum of the ratios.", nameof(blockSizes));
        }
    }

    /// <summary>
    /// The list: whole blocks are appended to each stratum until it has at least <paramref name="places"/> places.
    /// A stratum draws from a stream named after it, so that adding a stratum later changes no other.
    /// </summary>
    /// <param name="strata">The strata's names, distinct; one name, such as "all", when there are none.</param>
    /// <param name="places">How many places each stratum needs at least.</param>
    /// <param name="random">The stream that the strata's streams are derived from.</param>
    /// <returns>The places in order of stratum and number.</returns>
    /// <exception cref="ArgumentException">There is no stratum, or one is named twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one place is asked for.</exception>
    public IReadOnlyList<Allocation> Generate(IReadOnlyList<string> strata, int places, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(strata);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
        if (strata.Count == 0 || strata.Distinct(StringComparer.Ordinal).Count() < strata.Count)
        {
            throw new ArgumentException("A list needs at least one stratum, each named once.", nameof(strata));
        }
        return [.. strata.SelectMany(stratum => GenerateStratum(stratum, places, random.Derive("stratum", stratum)))];
    }

    private IEnumerable<Allocation> GenerateStratum(string stratum, int places, CounterRandom random)
    {
        int unit = arms.Sum(arm => arm.Ratio);
        for (int number = 1, block = 1; number <= places; block++)
        {
            int size = blockSizes[random.NextInt(blockSizes.Length)];
            string[] drawn = [.. arms.SelectMany(arm => Enumerable.Repeat(arm.Name, arm.Ratio * (size / unit)))];
            random.Shuffle(drawn.AsSpan());
            foreach (string arm in drawn)
            {
                yield return new Allocation(stratum, number++, block, size, arm);
            }
        }
    }
}
