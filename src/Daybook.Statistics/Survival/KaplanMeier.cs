using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Survival;

/// <summary>The scale on which a pointwise interval of a survival curve is symmetric.</summary>
public enum SurvivalScale
{
    /// <summary>Survival itself; limits are cut at 0 and 1.</summary>
    Plain,

    /// <summary>Its logarithm, R's default.</summary>
    Log,

    /// <summary>log(-log S): limits stay between 0 and 1 and are best in small samples.</summary>
    LogLog,
}

/// <summary>One observed time of a Kaplan-Meier curve.</summary>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">How many were at risk just before.</param>
/// <param name="Events">Events at the time.</param>
/// <param name="Survival">Survival just after.</param>
/// <param name="LogVariance">Greenwood's sum of d / (n (n - d)) up to the time: the variance of log survival.</param>
public readonly record struct SurvivalStep(double Time, int AtRisk, int Events, double Survival, double LogVariance)
{
    /// <summary>Greenwood's standard error of survival; NaN when survival is 0.</summary>
    public double StandardError => Survival * Math.Sqrt(LogVariance);
}

/// <summary>The product-limit estimate of survival (Kaplan and Meier 1958).</summary>
public sealed class KaplanMeier
{
    private readonly double[] times;

    /// <summary>Estimates a curve.</summary>
    /// <param name="times">Times to event or censoring, at least one, finite.</param>
    /// <param name="events">Whether each time is an event.</param>
    /// <exception cref="ArgumentException">Lengths differ, nobody, or a time that is not finite.</exception>
    public KaplanMeier(ReadOnlySpan<double> times, IReadOnlyList<bool> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Require.AtLeast(1, times, nameof(times));
        if (events.Count != times.Length)
        {
            throw new ArgumentException("There is one event mark for each time.", nameof(events));
        }
        this.times = times.ToArray();
        var steps = new List<SurvivalStep>();
        double survival = 1, variance = 0;
        double[] sorted = [.. this.times];
        bool[] marks = [.. events];
        Array.Sort(sorted, marks);
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            int atRisk = sorted.Length - from, died = 0;
            for (to = from; to < sorted.Length && sorted[to] == sorted[from]; to++)
            {
                died += marks[to] ? 1 : 0;
            }
            survival *= (double)(atRisk - died) / atRisk;
            variance += died == 0 ? 0 : died / ((double)atRisk * (atRisk - died));
            steps.Add(new SurvivalStep(sorted[from], atRisk, died, survival, variance));
        }
        Steps = steps;
    }

    /// <summary>Every observed time in order, censored ones included.</summary>
    public IReadOnlyList<SurvivalStep> Steps { get; }

    /// <summary>The curve at a time; before the first observed time nobody has had an event.</summary>
    /// <param name="time">Any time.</param>
    public SurvivalStep At(double time)
    {
        int last = -1;
        while (last + 1 < Steps.Count && Steps[last + 1].Time <= time)
        {
            last++;
        }
        int atRisk = times.Count(t => t >= time);
        return last < 0 ? new SurvivalStep(time, atRisk, 0, 1, 0) : Steps[last] with { AtRisk = atRisk };
    }

    /// <summary>The Nelson-Aalen estimate of the cumulative hazard: the sum of events over those at risk.</summary>
    /// <param name="time">Any time.</param>
    public double CumulativeHazard(double time) =>
        Steps.Where(s => s.Time <= time).Sum(s => (double)s.Events / s.AtRisk);

    /// <summary>The pointwise interval at a step.</summary>
    /// <param name="step">A step of this curve.</param>
    /// <param name="scale">The scale of symmetry.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>NaN limits where the scale has none: at 0, and for log-log at 1.</returns>
    public static Interval IntervalAt(SurvivalStep step, SurvivalScale scale, double level = 0.95)
    {
        Require.Level(level);
        double z = Normal.UpperQuantile((1 - level) / 2), s = step.Survival, error = Math.Sqrt(step.LogVariance);
        if (s == 0 && scale != SurvivalScale.Plain || s == 1 && scale == SurvivalScale.LogLog)
        {
            return new Interval(double.NaN, double.NaN, level);
        }
        double half = z * error;
        return scale switch
        {
            SurvivalScale.Plain => new Interval(Math.Max(0, s - half * s), Math.Min(1, s + half * s), level),
            SurvivalScale.Log => new Interval(s * Math.Exp(-half), Math.Min(1, s * Math.Exp(half)), level),
            _ => new Interval(Math.Pow(s, Math.Exp(-half / Math.Log(s))), Math.Pow(s, Math.Exp(half / Math.Log(s))), level),
        };
    }

    /// <summary>The median survival time: the first at which survival is below one half, or the middle of a flat half.</summary>
    /// <returns>NaN when it is not reached.</returns>
    public double Median => FirstBelowHalf(Steps.Select(s => s.Survival));

    /// <summary>The median's interval: where the limits of the curve pass one half (Brookmeyer and Crowley 1982).</summary>
    /// <param name="scale">The scale of the pointwise intervals.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>NaN for a limit that is not reached.</returns>
    public Interval MedianInterval(SurvivalScale scale, double level = 0.95)
    {
        Interval[] limits = [.. Steps.Select(s => IntervalAt(s, scale, level))];
        return new Interval(FirstBelowHalf(limits.Select(l => l.Lower)), FirstBelowHalf(limits.Select(l => l.Upper)), level);
    }

    /// <summary>Mean survival time up to a horizon, the area under the curve, with its standard error.</summary>
    /// <param name="horizon">The horizon, above 0.</param>
    public (double Mean, double StandardError) RestrictedMean(double horizon)
    {
        SurvivalStep[] kept = [.. Steps.Where(s => s.Time <= horizon)];
        double area = 0, variance = 0, from = 0, survival = 1;
        double[] pieces = new double[kept.Length + 1];
        for (int i = 0; i <= kept.Length; i++)
        {
            double to = i < kept.Length ? kept[i].Time : horizon;
            pieces[i] = (to - from) * survival;
            area += pieces[i];
            (from, survival) = (to, i < kept.Length ? kept[i].Survival : survival);
        }
        double after = 0;
        for (int i = kept.Length - 1; i >= 0; i--)
        {
            after += pieces[i + 1];
            int n = kept[i].AtRisk, d = kept[i].Events;
            variance += n == d ? 0 : after * after * d / ((double)n * (n - d));
        }
        return (area, Math.Sqrt(variance));
    }

    private double FirstBelowHalf(IEnumerable<double> values)
    {
        const double tolerance = 1.490116e-08;
        (double Value, double Time)[] low = [.. values.Zip(Steps, (v, s) => (v, s.Time)).Where(x => x.v < 0.5 + tolerance)];
        if (low.Length == 0)
        {
            return double.NaN;
        }
        int next = Array.FindIndex(low, x => x.Value < low[0].Value);
        return Math.Abs(low[0].Value - 0.5) < tolerance && next > 0 ? (low[0].Time + low[next].Time) / 2 : low[0].Time;
    }
}
