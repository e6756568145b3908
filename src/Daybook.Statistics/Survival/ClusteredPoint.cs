namespace Daybook.Statistics.Survival;

/// <summary>
/// A Cox likelihood with an effect of each cluster: value, scores and information. Between clusters only the diagonal is
/// kept; what is off it is close to -a a'/sum(a), a the clusters' shares of the hazard summed over events.
/// </summary>
internal sealed class ClusteredPoint(int effects, int clusters)
{
    public double Value { get; set; }

    public double[] Score { get; } = new double[effects];

    public double[] ClusterScore { get; } = new double[clusters];

    public double[][] Information { get; } = Regression.SmallMatrix.Zero(effects);

    /// <summary>Information between each effect (row) and each cluster.</summary>
    public double[][] Cross { get; } = [.. Enumerable.Range(0, effects).Select(_ => new double[clusters])];

    /// <summary>Sum over events of a cluster's share q of the risk.</summary>
    public double[] Shares { get; } = new double[clusters];

    /// <summary>The clusters' own information: sum of q (1 - q).</summary>
    public double[] Diagonal { get; } = new double[clusters];
}
