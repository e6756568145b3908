using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Resampling;

/// <summary>
/// Intervals from bootstrap replicates. The replicates are given, so the same draws always give the same interval; use
/// <see cref="Random.CounterRandom"/> to draw them.
/// </summary>
public sealed class BootstrapSample
{
    private readonly double[] replicates;
    private readonly double[] sorted;

    /// <summary>Holds an estimate and its replicates.</summary>
    /// <param name="estimate">The statistic of the data themselves.</param>
    /// <param name="replicates">The statistic of each resample; at least two, all finite.</param>
    public BootstrapSample(double estimate, IReadOnlyList<double> replicates)
    {
        ArgumentNullException.ThrowIfNull(replicates);
        this.replicates = [.. replicates];
        Require.AtLeast(2, this.replicates, nameof(replicates));
        sorted = Quantiles.Sorted(this.replicates);
        Estimate = estimate;
    }

    /// <summary>The statistic of the data themselves.</summary>
    public double Estimate { get; }

    /// <summary>Mean of the replicates minus the estimate.</summary>
    public double Bias => Moments.Mean(replicates) - Estimate;

    /// <summary>Standard deviation of the replicates.</summary>
    public double StandardError => Moments.StandardDeviation(replicates);

    /// <summary>The normal quantile of the share of replicates below the estimate: the median bias z0 of BCa.</summary>
    public double MedianBias => Normal.Quantile((double)replicates.Count(t => t < Estimate) / replicates.Length);

    /// <summary>Estimate less bias, plus and minus normal quantiles of the standard error.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval NormalInterval(double level = 0.95)
    {
        Require.Level(level);
        return Interval.Around(Estimate - Bias, Normal.UpperQuantile((1 - level) / 2) * StandardError, level);
    }

    /// <summary>The percentile interval, by order statistics interpolated on the normal scale (Davison and Hinkley 1997).</summary>
    /// <param name="level">Confidence level.</param>
    public Interval PercentileInterval(double level = 0.95)
    {
        Require.Level(level);
        return new Interval(OrderStatistic((1 - level) / 2), OrderStatistic((1 + level) / 2), level);
    }

    /// <summary>The basic interval: the percentile interval reflected about the estimate.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval BasicInterval(double level = 0.95)
    {
        Interval p = PercentileInterval(level);
        return new Interval(2 * Estimate - p.Upper, 2 * Estimate - p.Lower, level);
    }

    /// <summary>
    /// The studentised (bootstrap-t) interval: estimate less quantiles of (replicate - estimate)/its standard error, times
    /// the standard error. Second-order correct; it needs a standard error that follows the data.
    /// </summary>
    /// <param name="standardError">Standard error of the estimate.</param>
    /// <param name="standardErrors">Standard error of each replicate, above 0, in the replicates' order.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">There is not one standard error above 0 for each replicate.</exception>
    public Interval StudentisedInterval(double standardError, IReadOnlyList<double> standardErrors, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(standardErrors);
        if (standardErrors.Count != replicates.Length || !standardErrors.All(e => e > 0 && double.IsFinite(e)))
        {
            throw new ArgumentException("Every replicate has a finite standard error above 0.", nameof(standardErrors));
        }
        Interval t = new BootstrapSample(0, [.. replicates.Select((v, i) => (v - Estimate) / standardErrors[i])]).PercentileInterval(level);
        return new Interval(Estimate - standardError * t.Upper, Estimate - standardError * t.Lower, level);
    }

    /// <summary>The bias-corrected and accelerated interval (Efron 1987).</summary>
    /// <param name="acceleration">The acceleration, as from <see cref="Jackknife.Acceleration"/>.</param>
    /// <param name="level">Confidence level.</param>
    public Interval BcaInterval(double acceleration, double level = 0.95)
    {
        (double lower, double upper) = BcaProbabilities(acceleration, level);
        return new Interval(OrderStatistic(lower), OrderStatistic(upper), level);
    }

    /// <summary>The two probabilities at which BCa reads the replicates' distribution.</summary>
    /// <param name="acceleration">The acceleration.</param>
    /// <param name="level">Confidence level.</param>
    public (double Lower, double Upper) BcaProbabilities(double acceleration, double level = 0.95)
    {
        Require.Level(level);
        double z0 = MedianBias;
        double Adjusted(double p)
        {
            double z = z0 + Normal.Quantile(p);
            return Normal.Cdf(z0 + z / (1 - acceleration * z));
        }
        return (Adjusted((1 - level) / 2), Adjusted((1 + level) / 2));
    }

    /// <summary>A plain quantile of the replicates.</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="type">The quantile type, 1 to 9.</param>
    public double Quantile(double probability, int type = 7) => Quantiles.OfSorted(sorted, probability, type);

    private double OrderStatistic(double probability)
    {
        int count = sorted.Length;
        double place = (count + 1) * probability;
        int k = (int)Math.Truncate(place);
        if (k == 0 || k >= count)
        {
            return k == 0 ? sorted[0] : sorted[^1];
        }
        if (k == place)
        {
            return sorted[k - 1];
        }
        double at = Normal.Quantile(probability), low = Normal.Quantile(k / (count + 1.0)), high = Normal.Quantile((k + 1) / (count + 1.0));
        return sorted[k - 1] + (at - low) / (high - low) * (sorted[k] - sorted[k - 1]);
    }
}
