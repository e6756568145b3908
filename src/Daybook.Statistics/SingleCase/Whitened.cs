using Daybook.Statistics.Regression;

namespace Daybook.Statistics.SingleCase;

/// <summary>
/// A regression whose AR(1) errors of known autocorrelation have been made independent: the first row stands, each later
/// one becomes (row - rho previous)/sqrt(1 - rho^2).
/// </summary>
/// <param name="Regression">Least squares of the transformed rows.</param>
/// <param name="Criterion">
/// -(n - 1)/2 log(1 - rho^2) - log|X'R^-1 X|/2 - (n - p)/2 log RSS: the restricted log-likelihood up to a constant, and
/// the log posterior of rho under flat priors of the coefficients and log sigma.
/// </param>
internal sealed record Whitened(LinearRegression Regression, double Criterion)
{
    public static Whitened At(double rho, IReadOnlyList<double[]> columns, double[] y)
    {
        double scale = Math.Sqrt((1 - rho) * (1 + rho));
        double[] Transform(double[] x) => [.. x.Select((v, i) => i == 0 ? v : (v - rho * x[i - 1]) / scale)];
        var regression = LinearRegression.Fit([.. columns.Select(Transform)], Transform(y));
        double criterion = -(y.Length - 1) * Math.Log(scale) - regression.LogDeterminant / 2
            - (y.Length - columns.Count) / 2.0 * Math.Log(regression.ResidualSumOfSquares);
        return new Whitened(regression, criterion);
    }
}
