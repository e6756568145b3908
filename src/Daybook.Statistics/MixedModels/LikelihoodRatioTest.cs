using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.MixedModels;

/// <summary>Twice the difference of log-likelihoods of two nested models against chi-square.</summary>
/// <param name="Statistic">Twice the log-likelihood ratio.</param>
/// <param name="Df">The difference in parameters.</param>
/// <param name="P">
/// The upper tail of chi-square. When the smaller model puts a variance on its boundary the true reference is a mixture and this
/// p value is conservative.
/// </param>
public sealed record LikelihoodRatioTest(double Statistic, int Df, double P)
{
    /// <summary>Compares two fits to the same rows.</summary>
    /// <exception cref="ModelException">
    /// The rows differ, one is REML and the other ML, or REML fits differ in their fixed part (code <c>comparison.invalid</c>).
    /// </exception>
    public static LikelihoodRatioTest Of(MixedModelFit smaller, MixedModelFit larger)
    {
        if (smaller.Observations != larger.Observations) throw new ModelException("comparison.invalid", "the two fits use different rows");
        if (smaller.Options.Reml != larger.Options.Reml) throw new ModelException("comparison.invalid", "one fit is REML, the other ML");
        if (larger.Options.Reml && !smaller.CoefficientNames.SequenceEqual(larger.CoefficientNames))
            throw new ModelException("comparison.invalid", "REML likelihoods of different fixed parts are not comparable; refit by ML");
        var statistic = 2 * (larger.LogLikelihood - smaller.LogLikelihood);
        var df = larger.ParameterCount - smaller.ParameterCount;
        if (df <= 0) throw new ModelException("comparison.invalid", "the second model must have more parameters than the first");
        return new LikelihoodRatioTest(statistic, df, ChiSquare.Survival(statistic, df));
    }
}
