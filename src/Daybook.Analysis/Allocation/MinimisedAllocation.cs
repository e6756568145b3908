using Daybook.Statistics.Design;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The arm that minimisation gives: the sealed rule and number of a place, carried out by the statistics engine.</summary>
public static class MinimisedAllocation
{
    private const double TwoToThe53rd = 1L << 53;

    /// <summary>The arm of the next participant; the same whenever it is asked.</summary>
    public static string Choose(MinimisationRule rule, IReadOnlyList<Minimised> before, IReadOnlyList<string> levels, long draw)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(before);
        return Scheme(rule).Choose([.. before.Select(one => new MinimisedParticipant(one.Levels, one.Arm))], levels, draw / TwoToThe53rd).Arm;
    }

    private static Minimisation Scheme(MinimisationRule rule) => new(
        [.. rule.Arms.Select(arm => new AllocationArm(arm.Id, arm.Ratio))],
        [.. rule.Factors.Select(factor => new AllocationFactor(factor.Id, factor.Levels, (double)factor.Weight))],
        rule.Imbalance == Imbalance.Variance ? ImbalanceMeasure.Variance : ImbalanceMeasure.Range,
        (double)rule.Probability);
}
