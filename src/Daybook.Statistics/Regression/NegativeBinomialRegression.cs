using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Regression;

/// <summary>
/// Negative-binomial regression with the shape theta estimated: the mean model given theta and theta given the means, in
/// turn, to the joint maximum (as MASS's glm.nb). Coefficients' covariance holds theta fixed.
/// </summary>
/// <param name="Model">The regression at the estimated shape.</param>
/// <param name="Theta">The shape; large means close to Poisson.</param>
/// <param name="ThetaStandardError">From the observed information of theta given the means.</param>
public sealed record NegativeBinomialRegression(GeneralizedLinearModel Model, double Theta, double ThetaStandardError)
{
    private const double LargestTheta = 1e7;

    /// <summary>Fits the model.</summary>
    /// <param name="columns">The design's columns, an intercept of ones included where wanted.</param>
    /// <param name="outcome">Counts.</param>
    /// <param name="offset">A known part of the linear predictor, such as log exposure, or null.</param>
    /// <exception cref="ArgumentException">Lengths differ, or an outcome that is not a count.</exception>
    /// <exception cref="InvalidOperationException">Counts are not overdispersed (use Poisson), or an effect is infinite.</exception>
    public static NegativeBinomialRegression Fit(
        IReadOnlyList<double[]> columns, ReadOnlySpan<double> outcome, double[]? offset = null)
    {
        double[] y = outcome.ToArray();
        GeneralizedLinearModel model = GeneralizedLinearModel.Fit(columns, y, ResponseFamily.Poisson, offset);
        double theta = 0;
        for (int turn = 0; turn < 500; turn++)
        {
            double[] means = [.. model.Means];
            double next = Shape(y, means);
            model = GeneralizedLinearModel.Fit(columns, y, ResponseFamily.NegativeBinomial(next), offset);
            bool settled = Math.Abs(next - theta) <= 1e-12 * next;
            theta = next;
            if (settled)
            {
                break;
            }
        }
        return new NegativeBinomialRegression(model, theta, 1 / Math.Sqrt(Information(y, [.. model.Means], theta)));
    }

    private static double Shape(double[] y, double[] means)
    {
        double At(double log) => Score(y, means, Math.Exp(log));
        double high = Math.Log(LargestTheta);
        return At(high) > 0
            ? throw new InvalidOperationException("The counts are not overdispersed: the Poisson model describes them.")
            : Math.Exp(RootFinder.Find(At, -20, high, 1e-14));
    }

    private static double Score(double[] y, double[] means, double theta) => y.Zip(means, (v, m) =>
        GammaFunction.Digamma(theta + v) - GammaFunction.Digamma(theta) + Math.Log(theta / (theta + m)) + (m - v) / (m + theta)).Sum();

    private static double Information(double[] y, double[] means, double theta) => y.Zip(means, (v, m) =>
        GammaFunction.Trigamma(theta) - GammaFunction.Trigamma(theta + v) - 1 / theta + 2 / (m + theta)
        - (v + theta) / ((m + theta) * (m + theta))).Sum();
}
