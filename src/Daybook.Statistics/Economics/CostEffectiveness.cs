using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Economics;

/// <summary>Costs and effects (QALYs) of the participants of one arm.</summary>
/// <param name="Costs">One cost a participant.</param>
/// <param name="Effects">One effect a participant, in the same order.</param>
public sealed record EconomicArm(IReadOnlyList<double> Costs, IReadOnlyList<double> Effects);

/// <summary>
/// New arm against reference arm: incremental cost and effect, their ratio with Fieller's interval, and net benefit,
/// which needs no ratio. Variances are those of two independent means; cost and effect of a participant may correlate.
/// </summary>
public sealed class CostEffectiveness
{
    private readonly double varianceCost, varianceEffect, covariance;

    /// <summary>Compares two arms.</summary>
    /// <param name="reference">The arm of reference, at least two participants.</param>
    /// <param name="treatment">The new arm, at least two participants.</param>
    public CostEffectiveness(EconomicArm reference, EconomicArm treatment)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(treatment);
        IncrementalCost = treatment.Costs.Average() - reference.Costs.Average();
        IncrementalEffect = treatment.Effects.Average() - reference.Effects.Average();
        foreach (EconomicArm arm in new[] { reference, treatment })
        {
            double[] costs = [.. arm.Costs], effects = [.. arm.Effects];
            Require.AtLeast(2, costs, nameof(reference));
            Require.SameLength(costs, effects, nameof(reference));
            varianceCost += Moments.Variance(costs) / costs.Length;
            varianceEffect += Moments.Variance(effects) / costs.Length;
            covariance += Moments.Covariance(costs, effects) / costs.Length;
        }
    }

    /// <summary>Mean cost of the new arm minus that of the reference.</summary>
    public double IncrementalCost { get; }

    /// <summary>Mean effect of the new arm minus that of the reference.</summary>
    public double IncrementalEffect { get; }

    /// <summary>The incremental cost-effectiveness ratio; its sign alone does not say which arm is better.</summary>
    public double Icer => IncrementalCost / IncrementalEffect;

    /// <summary>Incremental net monetary benefit at a willingness to pay.</summary>
    /// <param name="willingnessToPay">Money for one unit of effect.</param>
    public double NetBenefit(double willingnessToPay) => willingnessToPay * IncrementalEffect - IncrementalCost;

    /// <summary>Its standard error.</summary>
    /// <param name="willingnessToPay">Money for one unit of effect.</param>
    public double NetBenefitStandardError(double willingnessToPay) => Math.Sqrt(
        willingnessToPay * willingnessToPay * varianceEffect + varianceCost - 2 * willingnessToPay * covariance);

    /// <summary>The acceptability curve under normal means: the probability, read backwards, that net benefit is above 0.</summary>
    /// <param name="willingnessToPay">Money for one unit of effect.</param>
    public double Acceptability(double willingnessToPay) =>
        Normal.Cdf(NetBenefit(willingnessToPay) / NetBenefitStandardError(willingnessToPay));

    /// <summary>Fieller's interval of the ratio.</summary>
    /// <param name="level">Confidence level.</param>
    /// <returns>Null when the effect does not differ from zero at that level: the interval is then not finite.</returns>
    public Interval? FiellerInterval(double level = 0.95)
    {
        Require.Level(level);
        double z = Normal.UpperQuantile((1 - level) / 2);
        double a = IncrementalEffect * IncrementalEffect - z * z * varianceEffect;
        double b = -2 * (IncrementalEffect * IncrementalCost - z * z * covariance);
        double c = IncrementalCost * IncrementalCost - z * z * varianceCost, discriminant = b * b - 4 * a * c;
        if (!(a > 0 && discriminant > 0))
        {
            return null;
        }
        double root = Math.Sqrt(discriminant);
        return new Interval((-b - root) / (2 * a), (-b + root) / (2 * a), level);
    }
}
