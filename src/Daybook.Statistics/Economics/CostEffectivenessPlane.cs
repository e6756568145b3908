using Daybook.Statistics.Random;
using Daybook.Statistics.Resampling;

namespace Daybook.Statistics.Economics;

/// <summary>
/// The bootstrap of a cost-effectiveness comparison: participants are drawn with replacement within their arm, cost and
/// effect together, and every resample gives a point of the cost-effectiveness plane.
/// </summary>
public sealed class CostEffectivenessPlane
{
    private readonly CostEffectiveness observed;

    /// <summary>Holds the points.</summary>
    /// <param name="observed">The comparison of the data themselves.</param>
    /// <param name="points">Incremental cost and effect of each resample, at least two.</param>
    public CostEffectivenessPlane(CostEffectiveness observed, IReadOnlyList<(double Cost, double Effect)> points)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(points);
        Require.AtLeast(2, [.. points.Select(p => p.Cost)], nameof(points));
        Require.Finite([.. points.Select(p => p.Effect)], nameof(points));
        (this.observed, Points) = (observed, [.. points]);
    }

    /// <summary>Incremental cost and effect of each resample.</summary>
    public IReadOnlyList<(double Cost, double Effect)> Points { get; }

    /// <summary>Draws the plane.</summary>
    /// <param name="reference">The arm of reference.</param>
    /// <param name="treatment">The new arm.</param>
    /// <param name="count">How many resamples, at least 2.</param>
    /// <param name="random">The stream that the resamples' streams are derived from.</param>
    public static CostEffectivenessPlane Draw(EconomicArm reference, EconomicArm treatment, int count, CounterRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var observed = new CostEffectiveness(reference, treatment);
        int n = reference.Costs.Count;
        double[] costs = [.. reference.Costs, .. treatment.Costs], effects = [.. reference.Effects, .. treatment.Effects];
        int[] arms = [.. costs.Select((_, i) => i < n ? 0 : 1)];
        double Difference(double[] of, int[] rows) => rows.Skip(n).Average(i => of[i]) - rows.Take(n).Average(i => of[i]);
        return new CostEffectivenessPlane(observed,
            [.. BootstrapDraws.Within(arms, count, random).Select(rows => (Difference(costs, rows), Difference(effects, rows)))]);
    }

    /// <summary>
    /// The acceptability curve at a willingness to pay: the share of resamples with a positive net benefit, a resample
    /// without difference counting half.
    /// </summary>
    /// <param name="willingnessToPay">Money for one unit of effect, at least 0; infinity asks for the share with more effect.</param>
    public double Acceptability(double willingnessToPay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(willingnessToPay);
        return Points.Average(p => 0.5 + 0.5 * Math.Sign(double.IsInfinity(willingnessToPay) ? p.Effect : willingnessToPay * p.Effect - p.Cost));
    }

    /// <summary>Shares of the plane's quadrants: more costly and better, cheaper and better, cheaper and worse, more costly and worse.</summary>
    /// <returns>Points on an axis count as more costly, and as better.</returns>
    public (double NorthEast, double SouthEast, double SouthWest, double NorthWest) Quadrants()
    {
        double Share(bool costly, bool better) => Points.Count(p => p.Cost >= 0 == costly && p.Effect >= 0 == better) / (double)Points.Count;
        return (Share(true, true), Share(false, true), Share(false, false), Share(true, false));
    }

    /// <summary>Percentile interval of the ratio.</summary>
    /// <param name="level">Confidence level.</param>
    /// <returns>
    /// Null unless every resample has a positive effect: a ratio of one sign then means two things, and no interval of it
    /// means anything. Net benefit and acceptability always do.
    /// </returns>
    public Interval? RatioInterval(double level = 0.95)
    {
        Require.Level(level);
        return Points.All(p => p.Effect > 0)
            ? new BootstrapSample(observed.Icer, [.. Points.Select(p => p.Cost / p.Effect)]).PercentileInterval(level) : null;
    }

    /// <summary>Replicates of the net benefit, for any bootstrap interval of it.</summary>
    /// <param name="willingnessToPay">Money for one unit of effect.</param>
    public BootstrapSample NetBenefit(double willingnessToPay) =>
        new(observed.NetBenefit(willingnessToPay), [.. Points.Select(p => willingnessToPay * p.Effect - p.Cost)]);
}
