using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>
/// The log partial likelihood (Efron's ties) of effects and of one effect a cluster, in time events x clusters x effects:
/// a cluster's indicator is never written out.
/// </summary>
internal sealed class ClusteredCox
{
    private readonly double[][] rows;
    private readonly int[] cluster, order;
    private readonly (int From, int[] Died)[] moments;

    public ClusteredCox(IReadOnlyList<double[]> columns, double[] times, IReadOnlyList<bool> events, int[] clusters)
    {
        double[] means = [.. columns.Select(c => c.Average())];
        rows = [.. Enumerable.Range(0, times.Length).Select(i => columns.Select((c, j) => c[i] - means[j]).ToArray())];
        (cluster, Effects, Clusters) = (clusters, columns.Count, clusters.Max() + 1);
        order = [.. Enumerable.Range(0, times.Length).OrderBy(i => times[i])];
        double[] sorted = [.. order.Select(i => times[i])];
        moments = [.. Enumerable.Range(0, times.Length).Where(i => events[i]).GroupBy(i => times[i]).OrderBy(g => g.Key)
            .Select(g => (Array.FindIndex(sorted, t => t >= g.Key), g.ToArray()))];
    }

    public int Effects { get; }

    public int Clusters { get; }

    public ClusteredPoint At(double[] beta, double[] effects)
    {
        var point = new ClusteredPoint(Effects, Clusters);
        RiskSums atRisk = new(Effects, Clusters), dead = new(Effects, Clusters);
        double[] linear = [.. rows.Select((x, i) => LeastSquares.Dot(x, beta) + effects[cluster[i]])];
        double[] mean = new double[Effects];
        int end = order.Length;
        for (int m = moments.Length - 1; m >= 0; m--)
        {
            (int from, int[] died) = moments[m];
            for (; end > from; end--)
            {
                int i = order[end - 1];
                atRisk.Add(rows[i], cluster[i], Math.Exp(linear[i]));
            }
            foreach (int i in died)
            {
                point.Value += linear[i];
                point.ClusterScore[cluster[i]]++;
                for (int j = 0; j < Effects; j++)
                {
                    point.Score[j] += rows[i][j];
                }
                if (died.Length > 1)
                {
                    dead.Add(rows[i], cluster[i], Math.Exp(linear[i]));
                }
            }
            for (int k = 0; k < died.Length; k++)
            {
                Event(point, atRisk, dead, (double)k / died.Length, mean);
            }
            if (died.Length > 1)
            {
                dead.Clear();
            }
        }
        return point;
    }

    private void Event(ClusteredPoint point, RiskSums atRisk, RiskSums dead, double share, double[] mean)
    {
        double weight = atRisk.Total - share * dead.Total;
        point.Value -= Math.Log(weight);
        for (int i = 0; i < Effects; i++)
        {
            mean[i] = (atRisk.Sum[i] - share * dead.Sum[i]) / weight;
            point.Score[i] -= mean[i];
            for (int j = 0; j <= i; j++)
            {
                double moment = (atRisk.Squares[i][j] - share * dead.Squares[i][j]) / weight - mean[i] * mean[j];
                point.Information[i][j] += moment;
                point.Information[j][i] = point.Information[i][j];
            }
        }
        for (int c = 0; c < Clusters; c++)
        {
            double q = (atRisk.OfCluster[c] - share * dead.OfCluster[c]) / weight;
            point.ClusterScore[c] -= q;
            point.Shares[c] += q;
            point.Diagonal[c] += q * (1 - q);
        }
        for (int j = 0; j < Effects; j++)
        {
            double[] cross = point.Cross[j], sums = atRisk.SumOfCluster[j], deadSums = dead.SumOfCluster[j];
            for (int c = 0; c < Clusters; c++)
            {
                cross[c] += (sums[c] - share * deadSums[c] - mean[j] * (atRisk.OfCluster[c] - share * dead.OfCluster[c])) / weight;
            }
        }
    }

    /// <summary>Risk summed over people, with their predictors, in all and by cluster.</summary>
    private sealed class RiskSums(int effects, int clusters)
    {
        public double Total { get; private set; }

        public double[] Sum { get; } = new double[effects];

        public double[][] Squares { get; } = SmallMatrix.Zero(effects);

        public double[] OfCluster { get; } = new double[clusters];

        public double[][] SumOfCluster { get; } = [.. Enumerable.Range(0, effects).Select(_ => new double[clusters])];

        public void Add(double[] x, int cluster, double risk)
        {
            Total += risk;
            OfCluster[cluster] += risk;
            for (int i = 0; i < x.Length; i++)
            {
                Sum[i] += risk * x[i];
                SumOfCluster[i][cluster] += risk * x[i];
                for (int j = 0; j <= i; j++)
                {
                    Squares[i][j] += risk * x[i] * x[j];
                }
            }
        }

        public void Clear()
        {
            Total = 0;
            Array.Clear(Sum);
            Array.Clear(OfCluster);
            Array.ForEach(Squares, Array.Clear);
            Array.ForEach(SumOfCluster, Array.Clear);
        }
    }
}
