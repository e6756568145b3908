using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Regression;

/// <summary>The distribution of a generalised linear model with its canonical or log link.</summary>
public abstract class ResponseFamily
{
    /// <summary>Yes or no, coded 1 and 0; logit link.</summary>
    public static ResponseFamily Binomial { get; } = new BinomialFamily();

    /// <summary>Counts whose variance is their mean; log link.</summary>
    public static ResponseFamily Poisson { get; } = new PoissonFamily();

    /// <summary>Counts with variance mu + mu^2/theta; log link.</summary>
    /// <param name="theta">The shape, above 0.</param>
    public static ResponseFamily NegativeBinomial(double theta) => new NegativeBinomialFamily(theta);

    internal abstract double Mean(double linear);

    /// <summary>d mean / d linear predictor.</summary>
    internal abstract double Slope(double linear);

    internal abstract double Variance(double mean);

    internal abstract double Deviance(double y, double mean);

    internal abstract double LogLikelihood(double y, double mean);

    /// <summary>A linear predictor to start from.</summary>
    internal abstract double Start(double y);

    internal abstract bool Allows(double y);

    private protected static double XLogRatio(double y, double mean) => y == 0 ? 0 : y * Math.Log(y / mean);

    private sealed class BinomialFamily : ResponseFamily
    {
        internal override double Mean(double linear) => 1 / (1 + Math.Exp(-linear));

        internal override double Slope(double linear) => Mean(linear) / (1 + Math.Exp(linear));

        internal override double Variance(double mean) => mean * (1 - mean);

        internal override double Deviance(double y, double mean) => 2 * (XLogRatio(y, mean) + XLogRatio(1 - y, 1 - mean));

        internal override double LogLikelihood(double y, double mean) => Math.Log(y == 1 ? mean : 1 - mean);

        internal override double Start(double y) => Math.Log((y + 0.5) / (1.5 - y));

        internal override bool Allows(double y) => y is 0 or 1;
    }

    private sealed class PoissonFamily : ResponseFamily
    {
        internal override double Mean(double linear) => Math.Exp(linear);

        internal override double Slope(double linear) => Math.Exp(linear);

        internal override double Variance(double mean) => mean;

        internal override double Deviance(double y, double mean) => 2 * (XLogRatio(y, mean) - (y - mean));

        internal override double LogLikelihood(double y, double mean) =>
            (y == 0 ? 0 : y * Math.Log(mean)) - mean - GammaFunction.Log(y + 1);

        internal override double Start(double y) => Math.Log(y + 0.1);

        internal override bool Allows(double y) => y >= 0 && y == Math.Floor(y);
    }

    private sealed class NegativeBinomialFamily(double theta) : ResponseFamily
    {
        internal override double Mean(double linear) => Math.Exp(linear);

        internal override double Slope(double linear) => Math.Exp(linear);

        internal override double Variance(double mean) => mean + mean * mean / theta;

        internal override double Deviance(double y, double mean) =>
            2 * (XLogRatio(y, mean) - (y + theta) * Math.Log((y + theta) / (mean + theta)));

        internal override double LogLikelihood(double y, double mean) => GammaFunction.Log(theta + y) - GammaFunction.Log(theta)
            - GammaFunction.Log(y + 1) + theta * Math.Log(theta) + (y == 0 ? 0 : y * Math.Log(mean)) - (theta + y) * Math.Log(theta + mean);

        internal override double Start(double y) => Math.Log(y + (y == 0 ? 1.0 / 6 : 0));

        internal override bool Allows(double y) => y >= 0 && y == Math.Floor(y);
    }
}
