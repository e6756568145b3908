using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.SingleCase;

/// <summary>How the variance of true effects between participants is estimated.</summary>
public enum HeterogeneityEstimator
{
    /// <summary>Restricted maximum likelihood.</summary>
    RestrictedLikelihood,

    /// <summary>Paule and Mandel (1982): the variance at which Cochran's heterogeneity equals its expectation.</summary>
    PauleMandel,

    /// <summary>DerSimonian and Laird (1986): the moment estimator, for comparison.</summary>
    DerSimonianLaird,
}

/// <summary>One participant's effect, drawn towards the group.</summary>
/// <param name="Estimate">Weight x own estimate + (1 - weight) x group mean.</param>
/// <param name="StandardError">With the group mean's own error; the variance between participants is taken as known.</param>
/// <param name="Weight">tau^2 / (tau^2 + own variance): 1 keeps the own estimate, 0 takes the group's.</param>
/// <param name="Interval">Estimate and normal quantiles.</param>
public sealed record ShrunkenEffect(double Estimate, double StandardError, double Weight, Interval Interval);

/// <summary>
/// Several n-of-1 trials together: each participant's estimate with its standard error is shrunk to the group by
/// empirical Bayes, y_i ~ N(theta_i, s_i^2), theta_i ~ N(mu, tau^2).
/// </summary>
/// <param name="Mean">The group's mean mu, weighted by 1/(s^2 + tau^2).</param>
/// <param name="MeanStandardError">Its standard error.</param>
/// <param name="Variance">tau^2, the variance of true effects; 0 when the estimates differ by no more than their errors.</param>
/// <param name="Heterogeneity">Cochran's heterogeneity statistic.</param>
/// <param name="HeterogeneityP">Its chi-square p value.</param>
/// <param name="Participants">Each participant's shrunken effect, in order.</param>
public sealed record GroupShrinkage(
    double Mean, double MeanStandardError, double Variance, double Heterogeneity, double HeterogeneityP, IReadOnlyList<ShrunkenEffect> Participants)
{
    /// <summary>Shrinks.</summary>
    /// <param name="estimates">One estimate a participant, at least two.</param>
    /// <param name="standardErrors">Their standard errors, above 0.</param>
    /// <param name="estimator">How the variance between participants is estimated.</param>
    /// <param name="level">Level of the intervals.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two, or a standard error that is not above 0.</exception>
    public static GroupShrinkage Of(
        ReadOnlySpan<double> estimates, ReadOnlySpan<double> standardErrors,
        HeterogeneityEstimator estimator = HeterogeneityEstimator.RestrictedLikelihood, double level = 0.95)
    {
        Require.AtLeast(2, estimates, nameof(estimates));
        Require.SameLength(estimates, standardErrors, nameof(standardErrors));
        Require.Finite(standardErrors, nameof(standardErrors));
        Require.Level(level);
        double[] y = estimates.ToArray(), v = [.. standardErrors.ToArray().Select(s => s * s)];
        if (!v.All(variance => variance > 0))
        {
            throw new ArgumentException("Standard errors are above 0.", nameof(standardErrors));
        }
        double between = Between(y, v, estimator), quantile = Normal.UpperQuantile((1 - level) / 2);
        (double mean, double error) = Pooled(y, v, between);
        double heterogeneity = Spread(y, v, 0);
        ShrunkenEffect Shrunk(double own, double variance)
        {
            double weight = between / (between + variance), estimate = weight * own + (1 - weight) * mean;
            double standard = Math.Sqrt(weight * variance + (1 - weight) * (1 - weight) * error * error);
            return new ShrunkenEffect(estimate, standard, weight, Interval.Around(estimate, quantile * standard, level));
        }
        return new GroupShrinkage(mean, error, between, heterogeneity, ChiSquare.Survival(heterogeneity, y.Length - 1), [.. y.Zip(v, Shrunk)]);
    }

    private static double Between(double[] y, double[] v, HeterogeneityEstimator estimator) => estimator switch
    {
        HeterogeneityEstimator.DerSimonianLaird => Math.Max(0, (Spread(y, v, 0) - (y.Length - 1)) / (v.Sum(x => 1 / x) - v.Sum(x => 1 / (x * x)) / v.Sum(x => 1 / x))),
        HeterogeneityEstimator.PauleMandel => FallingRoot(t => Spread(y, v, t) - (y.Length - 1), y),
        _ => FallingRoot(t => RestrictedScore(y, v, t), y),
    };

    /// <summary>The root of a function that is positive below it, or 0 when it is not positive at 0.</summary>
    private static double FallingRoot(Func<double, double> f, double[] y)
    {
        if (!(f(0) > 0))
        {
            return 0;
        }
        double high = Moments.Variance(y);
        while (f(high) > 0)
        {
            high *= 2;
        }
        return RootFinder.Find(f, 0, high, 1e-13 * high);
    }

    /// <summary>Twice the slope of the restricted log-likelihood in tau^2, w = 1/(v + tau^2).</summary>
    private static double RestrictedScore(double[] y, double[] v, double between)
    {
        double mean = Pooled(y, v, between).Mean, sum = 0, squares = 0, fit = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double w = 1 / (v[i] + between);
            sum += w;
            squares += w * w;
            fit += w * w * (y[i] - mean) * (y[i] - mean);
        }
        return fit - sum + squares / sum;
    }

    private static double Spread(double[] y, double[] v, double between)
    {
        double mean = Pooled(y, v, between).Mean;
        return y.Zip(v, (own, variance) => (own - mean) * (own - mean) / (variance + between)).Sum();
    }

    private static (double Mean, double Error) Pooled(double[] y, double[] v, double between)
    {
        double sum = v.Sum(variance => 1 / (variance + between));
        return (y.Zip(v, (own, variance) => own / (variance + between)).Sum() / sum, 1 / Math.Sqrt(sum));
    }
}
