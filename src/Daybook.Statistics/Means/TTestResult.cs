using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Means;

/// <summary>A t test of an estimate.</summary>
/// <param name="Estimate">The estimate, in the units of the data.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="T">(estimate - hypothesis) / standard error.</param>
/// <param name="Df">Degrees of freedom, perhaps fractional.</param>
/// <param name="P">Two-sided p value.</param>
/// <param name="PLess">p of the alternative that the estimate lies below the hypothesis.</param>
/// <param name="PGreater">p of the alternative that it lies above.</param>
/// <param name="Interval">Two-sided confidence interval of the estimate.</param>
public sealed record TTestResult(
    double Estimate, double StandardError, double T, double Df, double P, double PLess, double PGreater, Interval Interval)
{
    /// <summary>The interval at another level.</summary>
    /// <param name="level">Strictly between 0 and 1.</param>
    public Interval IntervalAt(double level)
    {
        Require.Level(level);
        return Statistics.Interval.Around(Estimate, StudentT.UpperQuantile((1 - level) / 2, Df) * StandardError, level);
    }

    internal static TTestResult From(double estimate, double error, double df, double hypothesis, double level)
    {
        Require.Level(level);
        double t = (estimate - hypothesis) / error;
        double half = StudentT.UpperQuantile((1 - level) / 2, df) * error;
        return new TTestResult(estimate, error, t, df, StudentT.TwoSided(t, df), StudentT.Cdf(t, df), StudentT.Survival(t, df),
            Statistics.Interval.Around(estimate, half, level));
    }
}
