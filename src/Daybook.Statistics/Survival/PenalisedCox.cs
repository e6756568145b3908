using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>A Cox likelihood with one extra effect a cluster, held in by a penalty on each.</summary>
internal sealed class PenalisedCox
{
    private readonly CoxLikelihood likelihood;
    private double[]? last; // where the fit before this one ended: a good place to start

    public PenalisedCox(IReadOnlyList<double[]> columns, ReadOnlySpan<double> times, IReadOnlyList<bool> events, IReadOnlyList<int> clusters)
    {
        int[] cluster = [.. clusters];
        Effects = columns.Count;
        int count = cluster.Max() + 1;
        Events = [.. Enumerable.Range(0, count).Select(c => cluster.Where((k, i) => k == c && events[i]).Count())];
        double[][] indicators = [.. Enumerable.Range(0, count).Select(c => cluster.Select(k => k == c ? 1.0 : 0).ToArray())];
        likelihood = new CoxLikelihood([.. columns, .. indicators], times.ToArray(), [.. events], CoxTies.Efron);
    }

    /// <summary>How many proper effects stand before the clusters'.</summary>
    public int Effects { get; }

    /// <summary>Events of each cluster.</summary>
    public int[] Events { get; }

    public (double[] Point, double Partial) Fit(Func<double, (double Value, double Slope, double Curve)> penalty)
    {
        (double[] point, double partial, _) = Maximise(penalty);
        return (point, partial);
    }

    public (double[] Point, double Partial, double[][] Covariance) FitWithCovariance(
        Func<double, (double Value, double Slope, double Curve)> penalty)
    {
        (double[] point, double partial, double[][] information) = Maximise(penalty);
        return (point, partial, CovarianceOf(information));
    }

    private (double[] Point, double Partial, double[][] Information) Maximise(
        Func<double, (double Value, double Slope, double Curve)> penalty)
    {
        LikelihoodPoint Penalised(double[] point)
        {
            LikelihoodPoint at = likelihood.At(point);
            double value = at.Value;
            for (int i = Effects; i < point.Length; i++)
            {
                (double added, double slope, double curve) = penalty(point[i]);
                value += added;
                at.Score[i] += slope;
                at.Information[i][i] += curve;
            }
            return at with { Value = value };
        }
        (double[] found, LikelihoodPoint best) = NewtonMaximum.Find(last ?? new double[likelihood.Size], Penalised);
        last = found;
        return (found, best.Value - found.Skip(Effects).Sum(w => penalty(w).Value), best.Information);
    }

    /// <summary>
    /// The inverse information with the frailties' block taken as diagonal, as Therneau and Grambsch do for more than a
    /// few clusters: the variance equation is theirs, and this is part of it.
    /// </summary>
    private double[][] CovarianceOf(double[][] information)
    {
        double[][] sparse = [.. information.Select((row, i) => row.Select((v, j) => i >= Effects && j >= Effects && i != j ? 0 : v).ToArray())];
        return SmallMatrix.Inverse(sparse)
            ?? throw new InvalidOperationException("The information is not positive definite: a predictor repeats others.");
    }
}
