using CsCheck;
using Daybook.Statistics.Distributions;
using Xunit;

namespace Daybook.Statistics.Tests.Distributions;

public class DistributionProperties
{
    private static readonly Gen<double> Probability = Gens.Number(-12, 12).Select(logit => 1 / (1 + Math.Exp(-logit)));
    private static readonly Gen<double> Df = Gens.Number(-1, 4).Select(exponent => Math.Pow(10, exponent));

    [Fact]
    public void quantiles_undo_distribution_functions() => Gen.Select(Probability, Df, Df).Sample((p, a, b) =>
    {
        Close(p, StudentT.Cdf(StudentT.Quantile(p, a), a));
        Close(p, FisherF.Cdf(FisherF.Quantile(p, a, b), a, b));
        Close(p, ChiSquare.Cdf(ChiSquare.Quantile(p, a), a), ChiSquare.Quantile(p, a) > 1e-300);
        Close(p, Normal.Cdf(Normal.Quantile(p)));
    }, iter: 2000);

    [Fact]
    public void the_two_tails_sum_to_one() => Gen.Select(Gens.Number(-40, 40), Df).Sample((x, df) =>
    {
        Assert.Equal(1, StudentT.Cdf(x, df) + StudentT.Survival(x, df), 14);
        Assert.Equal(1, Normal.Cdf(x) + Normal.Survival(x), 15);
        Assert.Equal(1, ChiSquare.Cdf(Math.Abs(x), df) + ChiSquare.Survival(Math.Abs(x), df), 14);
    });

    [Fact]
    public void the_square_of_t_is_f_and_the_square_of_a_normal_is_chi_square() => Gen.Select(Gens.Number(0.01, 30), Df).Sample((t, df) =>
    {
        Close(StudentT.TwoSided(t, df), FisherF.Survival(t * t, 1, df), tolerance: 1e-11);
        Close(2 * Normal.Survival(t), ChiSquare.Survival(t * t, 1), tolerance: 1e-11);
    });

    [Fact]
    public void t_tends_to_the_normal_and_infinite_degrees_of_freedom_are_the_normal()
    {
        Assert.Equal(2 * Normal.Survival(2.5), StudentT.TwoSided(2.5, double.PositiveInfinity));
        Assert.Equal(StudentT.TwoSided(2.5, 9.9e9), StudentT.TwoSided(2.5, 1.01e10), 1e-11);
        Assert.Equal(Normal.Quantile(0.975), StudentT.Quantile(0.975, 1e11), 1e-10);
    }

    [Fact]
    public void probabilities_of_counts_sum_to_their_distribution_function() => Gen.Select(Gen.Int[1, 60], Gens.Number(0, 1)).Sample((n, p) =>
    {
        double sum = 0;
        for (int k = 0; k <= n; k++)
        {
            sum += Binomial.Probability(k, n, p);
            Assert.Equal(sum, Binomial.Cdf(k, n, p), 1e-13);
        }
    }, iter: 100);

    [Theory]
    [InlineData(double.NaN, 3)]
    [InlineData(1, 0)]
    [InlineData(1, -2)]
    [InlineData(1, double.NaN)]
    public void nonsense_gives_nan_and_never_a_number(double x, double df)
    {
        Assert.True(double.IsNaN(StudentT.Cdf(x, df)));
        Assert.True(double.IsNaN(ChiSquare.Survival(x, df)));
        Assert.True(double.IsNaN(FisherF.Survival(x, df, 4)));
    }

    [Fact]
    public void a_studentised_range_of_two_means_is_a_t_test() => Gen.Select(Gens.Number(0.1, 8), Gens.Number(0.5, 200)).Sample((q, df) =>
        Assert.Equal(StudentT.TwoSided(q / Math.Sqrt(2), df), StudentizedRange.Survival(q, 2, df), 1e-10), iter: 40);

    [Theory, InlineData(7.942138671875, 0.7), InlineData(3, 0.5), InlineData(0.1, 0.6)]
    public void a_studentised_range_keeps_its_figures_below_one_degree_of_freedom(double q, double df) =>
        Assert.Equal(StudentT.TwoSided(q / Math.Sqrt(2), df), StudentizedRange.Survival(q, 2, df), 1e-10);

    [Fact]
    public void noncentral_distributions_without_noncentrality_are_central() => Gen.Select(Gens.Number(-6, 6), Gens.Number(0.5, 90)).Sample((x, df) =>
    {
        Assert.Equal(StudentT.Cdf(x, df), NoncentralT.Cdf(x, df, 0), 1e-14);
        Assert.Equal(ChiSquare.Cdf(x, df), NoncentralChiSquare.Cdf(x, df, 0), 1e-14);
        Assert.Equal(FisherF.Cdf(x, 3, df), NoncentralF.Cdf(x, 3, df, 0), 1e-14);
    });

    [Fact]
    public void gauss_legendre_is_exact_for_polynomials()
    {
        var rule = new GaussLegendre(7);
        Assert.Equal(2.0 / 13, rule.Integrate(x => Math.Pow(x, 12), -1, 1), 1e-15);
        Assert.Equal(Math.E - 1, rule.Integrate(Math.Exp, 0, 1), 1e-15);
    }

    private static void Close(double expected, double actual, bool when = true, double tolerance = 1e-11) =>
        Assert.True(!when || Math.Abs(actual - expected) <= tolerance * expected, $"{actual:R} is not {expected:R}");
}
