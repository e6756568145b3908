using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>
/// A Cox likelihood with one extra effect a cluster, held in by a penalty on each. Newton's steps take the information
/// between clusters as diag(a) - a a'/sum(a), which is solved in closed form: the maximum is the exact one, only the way
/// there is shorter.
/// </summary>
internal sealed class PenalisedCox
{
    private const int MostSteps = 500;
    private readonly ClusteredCox likelihood;
    private double[]? lastEffects, lastClusters; // where the fit before this one ended: a good place to start

    public PenalisedCox(IReadOnlyList<double[]> columns, ReadOnlySpan<double> times, IReadOnlyList<bool> events, IReadOnlyList<int> clusters)
    {
        int[] cluster = [.. clusters];
        likelihood = new ClusteredCox(columns, times.ToArray(), events, cluster);
        Events = [.. Enumerable.Range(0, likelihood.Clusters).Select(c => cluster.Where((k, i) => k == c && events[i]).Count())];
    }

    /// <summary>Events of each cluster.</summary>
    public int[] Events { get; }

    /// <summary>The maximum: effects, cluster effects, and the partial likelihood without the penalty.</summary>
    /// <param name="penalty">Value, slope and minus the second derivative of what is added for a cluster's effect.</param>
    /// <param name="near">How near the maximum, as Newton's decrement over the likelihood, is near enough.</param>
    /// <exception cref="InvalidOperationException">No maximum is reached.</exception>
    public (double[] Effects, double[] Clusters, ClusteredPoint At) Fit(
        Func<double, (double Value, double Slope, double Curve)> penalty, double near = 1e-16)
    {
        double[] beta = lastEffects ?? new double[likelihood.Effects], w = lastClusters ?? new double[likelihood.Clusters];
        ClusteredPoint at = likelihood.At(beta, w);
        double value = at.Value + w.Sum(v => penalty(v).Value);
        for (int step = 0; step < MostSteps; step++)
        {
            (double[] moveBeta, double[] moveClusters, double decrement) = Direction(at, w, penalty);
            if (decrement <= near * Math.Max(1, Math.Abs(value)))
            {
                (lastEffects, lastClusters) = (beta, w);
                return (beta, w, at);
            }
            for (double scale = 1; ; scale /= 2)
            {
                double[] nextBeta = [.. beta.Zip(moveBeta, (b, m) => b + scale * m)], next = [.. w.Zip(moveClusters, (v, m) => v + scale * m)];
                ClusteredPoint there = likelihood.At(nextBeta, next);
                double risen = there.Value + next.Sum(v => penalty(v).Value);
                if (risen >= value - 1e-13 * Math.Abs(value) || scale < 1e-6)
                {
                    (beta, w, at, value) = (nextBeta, next, there, risen);
                    break;
                }
            }
        }
        throw new InvalidOperationException("The penalised likelihood does not settle: a predictor may separate those with events.");
    }

    /// <summary>
    /// The trace of the clusters' block of the inverse information, that block taken as diagonal, as Therneau and Grambsch
    /// do for more than a few clusters: the variance equation is theirs, and this is part of it.
    /// </summary>
    public static double ClusterTrace(ClusteredPoint at, double[] clusters, Func<double, (double Value, double Slope, double Curve)> penalty)
    {
        double[] diagonal = [.. at.Diagonal.Select((d, c) => d + penalty(clusters[c]).Curve)];
        double[][] rest = Reduced(at, row => [.. row.Select((v, c) => v / diagonal[c])]);
        double[][] inverse = SmallMatrix.Inverse(rest) ?? throw NotDefinite();
        double trace = diagonal.Sum(d => 1 / d);
        for (int c = 0; c < diagonal.Length; c++)
        {
            for (int i = 0; i < inverse.Length; i++)
            {
                for (int j = 0; j < inverse.Length; j++)
                {
                    trace += at.Cross[i][c] * inverse[i][j] * at.Cross[j][c] / (diagonal[c] * diagonal[c]);
                }
            }
        }
        return trace;
    }

    private static (double[] Effects, double[] Clusters, double Decrement) Direction(
        ClusteredPoint at, double[] w, Func<double, (double Value, double Slope, double Curve)> penalty)
    {
        double[] a = at.Shares, diagonal = new double[w.Length], score = new double[w.Length];
        for (int c = 0; c < w.Length; c++)
        {
            (_, double slope, double curve) = penalty(w[c]);
            (diagonal[c], score[c]) = (a[c] + curve, at.ClusterScore[c] + slope);
        }
        // Sherman and Morrison: (D - a a'/A)^-1 v = D^-1 v + D^-1 a (a'D^-1 v) / (A - a'D^-1 a).
        double left = a.Select((v, c) => v - v * v / diagonal[c]).Sum();
        double[] Solve(double[] v)
        {
            double common = v.Select((x, c) => a[c] * x / diagonal[c]).Sum() / left;
            return [.. v.Select((x, c) => (x + a[c] * common) / diagonal[c])];
        }
        double[] solved = Solve(score);
        double[] right = [.. at.Score.Select((s, j) => s - LeastSquares.Dot(at.Cross[j], solved))];
        double[] effects = at.Score.Length == 0 ? [] : SmallMatrix.Solve(Reduced(at, Solve), right) ?? throw NotDefinite();
        double[] clusters = Solve([.. score.Select((s, c) => s - effects.Select((m, j) => m * at.Cross[j][c]).Sum())]);
        return (effects, clusters, LeastSquares.Dot(effects, at.Score) + LeastSquares.Dot(clusters, score));
    }

    /// <summary>The effects' information less what the clusters' takes of it: B - C H^-1 C'.</summary>
    private static double[][] Reduced(ClusteredPoint at, Func<double[], double[]> solve)
    {
        double[][] solved = [.. at.Cross.Select(solve)];
        return [.. at.Information.Select((row, i) => row.Select((v, j) => v - LeastSquares.Dot(at.Cross[i], solved[j])).ToArray())];
    }

    private static InvalidOperationException NotDefinite() => new("The information is not positive definite: a predictor repeats others.");
}
