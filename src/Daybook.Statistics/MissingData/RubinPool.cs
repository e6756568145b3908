using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.MissingData;

/// <summary>Estimates of several imputed data sets, pooled by Rubin's rules with Barnard and Rubin's degrees of freedom.</summary>
/// <param name="Estimate">Mean of the estimates.</param>
/// <param name="Within">Mean squared standard error U.</param>
/// <param name="Between">Variance B of the estimates.</param>
/// <param name="Total">U + (1 + 1/m) B.</param>
/// <param name="Lambda">Share of the total due to missing data.</param>
/// <param name="RelativeIncrease">(1 + 1/m) B / U.</param>
/// <param name="DfRubin">(m - 1)/lambda^2 (Rubin 1987); infinite without between-variance.</param>
/// <param name="Df">Barnard and Rubin's degrees of freedom (1999); Rubin's when the complete data have infinitely many.</param>
/// <param name="FractionMissing">Fraction of missing information.</param>
public sealed record RubinPool(
    double Estimate, double Within, double Between, double Total, double Lambda, double RelativeIncrease,
    double DfRubin, double Df, double FractionMissing)
{
    /// <summary>Standard error of the pooled estimate.</summary>
    public double StandardError => Math.Sqrt(Total);

    /// <summary>Estimate over standard error.</summary>
    public double T => Estimate / StandardError;

    /// <summary>Two-sided p value.</summary>
    public double P => StudentT.TwoSided(T, Df);

    /// <summary>The confidence interval.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval Interval(double level = 0.95)
    {
        Require.Level(level);
        return Statistics.Interval.Around(Estimate, StudentT.UpperQuantile((1 - level) / 2, Df) * StandardError, level);
    }

    /// <summary>Pools.</summary>
    /// <param name="estimates">One estimate an imputed data set, at least two.</param>
    /// <param name="standardErrors">Their standard errors, above 0.</param>
    /// <param name="completeDf">Degrees of freedom had nothing been missing; infinity when large.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two, or a value that is not finite.</exception>
    public static RubinPool Of(ReadOnlySpan<double> estimates, ReadOnlySpan<double> standardErrors, double completeDf = double.PositiveInfinity)
    {
        Require.AtLeast(2, estimates, nameof(estimates));
        Require.SameLength(estimates, standardErrors, nameof(standardErrors));
        Require.Finite(standardErrors, nameof(standardErrors));
        double m = estimates.Length, within = 0;
        foreach (double error in standardErrors)
        {
            within += error * error / m;
        }
        double between = Moments.Variance(estimates), extra = (1 + 1 / m) * between, total = within + extra;
        double lambda = extra / total, increase = extra / within, old = (m - 1) / (lambda * lambda);
        double df = old;
        if (double.IsFinite(completeDf))
        {
            double observed = (completeDf + 1) / (completeDf + 3) * completeDf * (1 - lambda);
            df = 1 / (1 / old + 1 / observed);
        }
        double missing = (increase + 2 / (df + 3)) / (increase + 1);
        return new RubinPool(Moments.Mean(estimates), within, between, total, lambda, increase, old, df, missing);
    }
}
