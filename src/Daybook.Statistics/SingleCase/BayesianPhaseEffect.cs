using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.SingleCase;

/// <summary>
/// The posterior of a phase effect in one participant's series with AR(1) errors: flat priors on the coefficients and on
/// log sigma, autocorrelation uniform on (-0.995, 0.995). Given the autocorrelation the effect is a shifted t, so the
/// posterior is a one-dimensional mixture, summed by Gauss-Legendre quadrature: no sampler, no seed.
/// </summary>
public sealed class BayesianPhaseEffect
{
    private const double RhoLimit = 0.995;
    private readonly double[] weights, centres, scales, rhos;
    private readonly double df;

    /// <summary>Computes the posterior.</summary>
    /// <param name="outcome">The series in its order, without gaps; at least five values.</param>
    /// <param name="phase">0 or 1 for each value; both occur.</param>
    /// <param name="nodes">Quadrature nodes.</param>
    /// <exception cref="ArgumentException">Lengths differ, too few values, one not finite, or one phase only.</exception>
    public BayesianPhaseEffect(ReadOnlySpan<double> outcome, ReadOnlySpan<double> phase, int nodes = 200)
    {
        Require.AtLeast(5, outcome, nameof(outcome));
        Require.SameLength(outcome, phase, nameof(phase));
        double[] y = outcome.ToArray();
        double[][] columns = [[.. Enumerable.Repeat(1.0, y.Length)], phase.ToArray()];
        Require.Varies(columns[1].Max() - columns[1].Min(), 1, nameof(phase));
        var rule = new GaussLegendre(nodes);
        df = y.Length - 2;
        rhos = [.. rule.Nodes.Select(node => RhoLimit * node)];
        Whitened[] fits = [.. rhos.Select(rho => Whitened.At(rho, columns, y))];
        double largest = fits.Max(fit => fit.Criterion);
        double[] raw = [.. fits.Select((fit, i) => rule.Weights[i] * Math.Exp(fit.Criterion - largest))];
        weights = [.. raw.Select(w => w / raw.Sum())];
        centres = [.. fits.Select(fit => fit.Regression.Coefficients[1])];
        scales = [.. fits.Select(fit => fit.Regression.Coefficient(1).StandardError)];
    }

    /// <summary>Posterior mean of the effect.</summary>
    public double Mean => Mixed(centres);

    /// <summary>Posterior standard deviation of the effect.</summary>
    public double StandardDeviation =>
        Math.Sqrt(Mixed([.. centres.Select((m, i) => scales[i] * scales[i] * df / (df - 2) + m * m)]) - Mean * Mean);

    /// <summary>Posterior mean of the autocorrelation.</summary>
    public double RhoMean => Mixed(rhos);

    /// <summary>Posterior standard deviation of the autocorrelation.</summary>
    public double RhoStandardDeviation => Math.Sqrt(Mixed([.. rhos.Select(r => r * r)]) - RhoMean * RhoMean);

    /// <summary>P(effect &lt;= value).</summary>
    /// <param name="value">Any number.</param>
    public double Cdf(double value) => Mixed([.. centres.Select((m, i) => StudentT.Cdf((value - m) / scales[i], df))]);

    /// <summary>The posterior quantile.</summary>
    /// <param name="probability">Strictly between 0 and 1.</param>
    public double Quantile(double probability)
    {
        double low = centres.Zip(scales, (m, s) => m - 40 * s).Min(), high = centres.Zip(scales, (m, s) => m + 40 * s).Max();
        return RootFinder.Find(value => Cdf(value) - probability, low, high, 1e-13);
    }

    private double Mixed(double[] values) => LinearSum(weights, values);

    private static double LinearSum(double[] w, double[] v)
    {
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            sum += w[i] * v[i];
        }
        return sum;
    }
}
