using CsCheck;
using Daybook.Statistics.Regression;
using Xunit;

namespace Daybook.Statistics.Tests.Regression;

public class LinearRegressionTests
{
    private static readonly Gen<(double[] X, double[] Z, double[] Y)> Data = Gen.Int[6, 14].SelectMany(n =>
        Gen.Select(Gens.Number(-5, 5).Array[n], Gens.Number(-5, 5).Array[n], Gens.Number(-5, 5).Array[n]));

    [Fact]
    public void leave_one_out_residuals_are_what_refitting_without_each_row_gives() => Data.Sample(d =>
    {
        LinearRegression fit = Fit(d.X, d.Z, d.Y);
        for (int left = 0; left < d.Y.Length; left++)
        {
            double[] Drop(double[] v) => [.. v.Where((_, i) => i != left)];
            LinearRegression refit = Fit(Drop(d.X), Drop(d.Z), Drop(d.Y));
            double predicted = refit.Coefficients[0] + refit.Coefficients[1] * d.X[left] + refit.Coefficients[2] * d.Z[left];
            Assert.Equal(d.Y[left] - predicted, fit.LeaveOneOutResiduals[left], 1e-6);
        }
    }, iter: 50);

    [Fact]
    public void residuals_are_orthogonal_to_the_design_and_leverages_sum_to_the_rank() => Data.Sample(d =>
    {
        LinearRegression fit = Fit(d.X, d.Z, d.Y);
        Assert.Equal(0, fit.Residuals.Sum(), 1e-9);
        Assert.Equal(0, fit.Residuals.Zip(d.X, (e, x) => e * x).Sum(), 1e-8);
        Assert.Equal(3, fit.Leverages.Sum(), 1e-10);
    });

    [Fact]
    public void a_repeated_column_is_dropped_and_named() => Data.Sample(d =>
    {
        LinearRegression fit = LinearRegression.Fit([[.. d.X.Select(_ => 1.0)], d.X, [.. d.X.Select(v => 2 * v - 1)], d.Z], d.Y);
        Assert.Equal([2], fit.Aliased);
        Assert.True(double.IsNaN(fit.Coefficients[2]));
        Assert.Equal(Fit(d.X, d.Z, d.Y).ResidualSumOfSquares, fit.ResidualSumOfSquares, 1e-8);
    });

    [Fact]
    public void clusters_of_one_row_make_cr0_equal_to_hc0_and_no_lag_makes_newey_west_equal_too() => Data.Sample(d =>
    {
        LinearRegression fit = Fit(d.X, d.Z, d.Y);
        double[][] hc0 = fit.Covariance(HeteroscedasticityConsistent.HC0);
        double[][] cr0 = fit.Clustered([.. Enumerable.Range(0, d.Y.Length)]), none = fit.NeweyWest(0);
        for (int i = 0; i < 9; i++)
        {
            Assert.Equal(hc0[i / 3][i % 3], cr0[i / 3][i % 3], 1e-9);
            Assert.Equal(hc0[i / 3][i % 3], none[i / 3][i % 3], 1e-9);
        }
    });

    [Fact]
    public void robust_errors_of_longley_agree_with_exact_rational_arithmetic()
    {
        // HC0 of Longley's data in rational arithmetic: oracles/classic/longley.py. R's sandwich package has 832.21158931,
        // off by 1e-8, because it multiplies X'X inverses; a difference of that size with R is R's.
        double[][] rows = LongleyRows;
        double[][] columns = [[.. rows.Select(_ => 1.0)], .. Enumerable.Range(0, 6).Select(j => rows.Select(r => r[j]).ToArray())];
        LinearRegression fit = LinearRegression.Fit(columns, rows.Select(r => r[6]).ToArray());
        double[][] hc0 = fit.Covariance(HeteroscedasticityConsistent.HC0);
        Assert.Equal(832.211580580326739, Math.Sqrt(hc0[0][0]), 832.2 * 1e-11);
        Assert.Equal(0.428384375535098, Math.Sqrt(hc0[6][6]), 0.43 * 1e-11);
        // The certified values of NIST StRD, in thousands.
        Assert.Equal(-3482.25863459582, fit.Coefficients[0], 3482 * 1e-11);
        Assert.Equal(1.82915146461355, fit.Coefficients[6], 1.83 * 1e-11);
    }

    [Fact]
    public void logistic_and_poisson_scores_vanish_at_the_fit() => Gen.Select(Gens.Number(-2, 2).Array[30], Gen.Int[0, 6].Array[30]).Sample((x, counts) =>
    {
        double[][] design = [[.. x.Select(_ => 1.0)], x];
        double[] y = [.. counts.Select(c => (double)c)];
        GeneralizedLinearModel poisson = GeneralizedLinearModel.Fit(design, y, ResponseFamily.Poisson);
        Assert.Equal(0, y.Zip(poisson.Means, (v, m) => v - m).Sum(), 1e-7);
        Assert.Equal(0, Enumerable.Range(0, 30).Sum(i => x[i] * (y[i] - poisson.Means[i])), 1e-7);
    }, iter: 50);

    [Fact]
    public void a_predictor_that_separates_the_outcome_is_said_and_not_estimated()
    {
        double[][] design = [[1, 1, 1, 1, 1, 1], [1, 2, 3, 4, 5, 6]];
        Assert.Throws<InvalidOperationException>(() => GeneralizedLinearModel.Fit(design, [0, 0, 0, 1, 1, 1], ResponseFamily.Binomial));
    }

    private static LinearRegression Fit(double[] x, double[] z, double[] y) => LinearRegression.Fit([[.. x.Select(_ => 1.0)], x, z], y);

    // Longley (JASA 62:819, 1967) as in NIST StRD; employment in thousands divided by 1000.
    private static double[][] LongleyRows =>
    [
        [83, 234.289, 235.6, 159, 107.608, 1947, 60.323], [88.5, 259.426, 232.5, 145.6, 108.632, 1948, 61.122],
        [88.2, 258.054, 368.2, 161.6, 109.773, 1949, 60.171], [89.5, 284.599, 335.1, 165, 110.929, 1950, 61.187],
        [96.2, 328.975, 209.9, 309.9, 112.075, 1951, 63.221], [98.1, 346.999, 193.2, 359.4, 113.27, 1952, 63.639],
        [99, 365.385, 187, 354.7, 115.094, 1953, 64.989], [100, 363.112, 357.8, 335, 116.219, 1954, 63.761],
        [101.2, 397.469, 290.4, 304.8, 117.388, 1955, 66.019], [104.6, 419.18, 282.2, 285.7, 118.734, 1956, 67.857],
        [108.4, 442.769, 293.6, 279.8, 120.445, 1957, 68.169], [110.8, 444.546, 468.1, 263.7, 121.95, 1958, 66.513],
        [112.6, 482.704, 381.3, 255.2, 123.366, 1959, 68.655], [114.2, 502.601, 393.1, 251.4, 125.368, 1960, 69.564],
        [115.7, 518.173, 480.6, 257.2, 127.852, 1961, 69.331], [116.9, 554.894, 400.7, 282.7, 130.081, 1962, 70.551],
    ];
}
