using Daybook.Statistics.Random;

namespace Daybook.Statistics.Resampling;

/// <summary>
/// Which rows a bootstrap resample holds: 0-based positions, drawn with replacement. A resample depends on the stream and
/// its number only, so that replicates may be reckoned in any order.
/// </summary>
public static class BootstrapDraws
{
    /// <summary>Independent rows.</summary>
    /// <param name="rows">How many rows, at least 1.</param>
    /// <param name="count">How many resamples.</param>
    /// <param name="random">The stream that each resample's stream is derived from.</param>
    public static IEnumerable<int[]> Rows(int rows, int count, CounterRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Within(new int[rows], count, random);
    }

    /// <summary>Within strata or arms: each keeps its number of rows.</summary>
    /// <param name="strata">The stratum of each row.</param>
    /// <param name="count">How many resamples.</param>
    /// <param name="random">The stream that each resample's stream is derived from.</param>
    public static IEnumerable<int[]> Within(IReadOnlyList<int> strata, int count, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(strata);
        int[][] groups = Groups(strata);
        return Each(count, random, fresh => groups.SelectMany(group => Drawn(group, fresh)));
    }

    /// <summary>
    /// Clusters: whole clusters are drawn, a participant with all her days, so that what is alike within them stays so. A
    /// cluster drawn twice comes twice.
    /// </summary>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="count">How many resamples.</param>
    /// <param name="random">The stream that each resample's stream is derived from.</param>
    public static IEnumerable<int[]> Clusters(IReadOnlyList<int> clusters, int count, CounterRandom random)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        int[][] groups = Groups(clusters);
        return Each(count, random, fresh => Drawn([.. Enumerable.Range(0, groups.Length)], fresh).SelectMany(cluster => groups[cluster]));
    }

    private static IEnumerable<int[]> Each(int count, CounterRandom random, Func<CounterRandom, IEnumerable<int>> draw)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Enumerable.Range(0, count).Select(resample => draw(random.Derive("resample", resample)).ToArray());
    }

    private static IEnumerable<int> Drawn(int[] group, CounterRandom random) => group.Select(_ => group[random.NextInt(group.Length)]);

    private static int[][] Groups(IReadOnlyList<int> of) => of.Count == 0
        ? throw new ArgumentException("There is nothing to draw from.", nameof(of))
        : [.. Enumerable.Range(0, of.Count).GroupBy(i => of[i]).Select(g => g.ToArray())];
}
