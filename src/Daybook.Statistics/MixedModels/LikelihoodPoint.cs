namespace Daybook.Statistics.MixedModels;

/// <summary>The objective at given covariance parameters, without any optimiser.</summary>
/// <param name="MlLogLikelihood">The log-likelihood, coefficients at their generalised least-squares values.</param>
/// <param name="RemlLogLikelihood">The restricted log-likelihood with R's constant.</param>
/// <param name="CoefficientNames">R's names of the estimable coefficients.</param>
/// <param name="Coefficients">Their generalised least-squares values.</param>
/// <param name="CoefficientCovariance">Their covariance (X'V^-1X)^-1, p by p, row by row.</param>
public sealed record LikelihoodPoint(
    double MlLogLikelihood, double RemlLogLikelihood, IReadOnlyList<string> CoefficientNames, IReadOnlyList<double> Coefficients,
    IReadOnlyList<double> CoefficientCovariance);
