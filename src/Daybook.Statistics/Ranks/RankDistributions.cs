namespace Daybook.Statistics.Ranks;

/// <summary>Null distributions of the rank statistics without ties, by counting arrangements.</summary>
public static class RankDistributions
{
    /// <summary>P(V &lt;= v) for the signed-rank sum of n untied differences.</summary>
    /// <param name="v">The sum of the positive ranks.</param>
    /// <param name="n">How many differences, from 1 to 1000.</param>
    public static double SignedRankCdf(double v, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 1000);
        int[] ranks = [.. Enumerable.Range(1, n)];
        return new SubsetSums(ranks).Lower(v);
    }

    /// <summary>P(W &lt;= w) for the Mann-Whitney count of pairs, without ties.</summary>
    /// <param name="w">The count of pairs in which the first sample is larger.</param>
    /// <param name="m">Size of the first sample, at least 1.</param>
    /// <param name="n">Size of the second sample, at least 1.</param>
    public static double MannWhitneyCdf(double w, int m, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(m, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        // The rank sum of m of the ranks 1..m+n is the count plus m(m + 1)/2.
        int[] ranks = [.. Enumerable.Range(1, m + n)];
        return new FixedSizeSubsetSums(ranks, m).Lower(w + m * (m + 1.0) / 2);
    }
}
