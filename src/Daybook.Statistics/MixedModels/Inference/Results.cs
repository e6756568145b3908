namespace Daybook.Statistics.MixedModels;

/// <summary>A linear combination of coefficients with its test against zero.</summary>
/// <param name="Estimate">The combination at the estimates.</param>
/// <param name="StandardError">Its standard error; adjusted for small samples under the Kenward-Roger methods.</param>
/// <param name="Df">Denominator degrees of freedom.</param>
/// <param name="Statistic">Estimate over standard error.</param>
/// <param name="P">Two-sided p value.</param>
/// <param name="Lower">Lower confidence limit.</param>
/// <param name="Upper">Upper confidence limit.</param>
/// <param name="Level">The confidence level.</param>
/// <param name="Method">Where the degrees of freedom come from.</param>
public sealed record ContrastEstimate(
    double Estimate, double StandardError, double Df, double Statistic, double P, double Lower, double Upper, double Level, DegreesOfFreedom Method);

/// <summary>An F test of several linear combinations at once.</summary>
/// <param name="NumeratorDf">The rank of the hypothesis.</param>
/// <param name="DenominatorDf">Denominator degrees of freedom.</param>
/// <param name="F">The statistic, scaled under Kenward-Roger.</param>
/// <param name="P">Upper tail area.</param>
/// <param name="Scale">Kenward and Roger's scale factor; 1 for other methods.</param>
/// <param name="UnscaledF">The statistic before scaling.</param>
/// <param name="Method">Where the degrees of freedom come from.</param>
public sealed record FTest(int NumeratorDf, double DenominatorDf, double F, double P, double Scale, double UnscaledF, DegreesOfFreedom Method);

/// <summary>A named covariance parameter, on its natural scale: variance, covariance or correlation.</summary>
/// <param name="Name">For example <c>id|var|(Intercept)</c>, <c>id|cov|(Intercept),drug</c>, <c>resid|var</c>, <c>resid|rho</c>.</param>
/// <param name="Value">The estimate.</param>
public sealed record CovarianceParameter(string Name, double Value);

/// <summary>
/// A random term whose covariance matrix is singular, or a residual variance or correlation at the end of its range, with the sign check: the estimate is the constrained maximum when no
/// direction out of the boundary climbs (Karush-Kuhn-Tucker).
/// </summary>
/// <param name="Term">The random term or the residual parameter.</param>
/// <param name="Rank">The rank of its estimated covariance matrix.</param>
/// <param name="Columns">The number of its effects.</param>
/// <param name="OutwardGradient">The steepest slope of the log-likelihood into the interior; at most zero at a maximum.</param>
public sealed record BoundaryCheck(string Term, int Rank, int Columns, double OutwardGradient);
