namespace Daybook.Statistics.Ranks;

/// <summary>A Wilcoxon test. Exact p values condition on the ties that are there; none is approximated.</summary>
/// <param name="Statistic">V (sum of positive ranks) or W (pairs in which the first sample is larger; ties count half).</param>
/// <param name="Z">The statistic, standardised with the variance under ties, without continuity correction.</param>
/// <param name="PNormal">Two-sided p from Z.</param>
/// <param name="PNormalCorrected">Two-sided p with the continuity correction of one half.</param>
/// <param name="PExact">
/// Exact p of values as far from the centre of the null distribution; NaN when the sample is too large to enumerate.
/// </param>
/// <param name="PExactGreater">Exact p of the alternative that the first sample (or the difference) tends to be larger.</param>
/// <param name="PExactLess">Exact p of the alternative that it tends to be smaller.</param>
/// <param name="Ties">Whether any ranks are shared.</param>
public sealed record RankTestResult(
    double Statistic, double Z, double PNormal, double PNormalCorrected,
    double PExact, double PExactGreater, double PExactLess, bool Ties)
{
    /// <summary>Twice the smaller exact one-sided p, at most 1.</summary>
    public double PExactDoubled => Math.Min(1, 2 * Math.Min(PExactGreater, PExactLess));
}
