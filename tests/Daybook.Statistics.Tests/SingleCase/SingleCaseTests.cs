using CsCheck;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Economics;
using Daybook.Statistics.MissingData;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.SingleCase;
using Xunit;

namespace Daybook.Statistics.Tests.SingleCase;

public class SingleCaseTests
{
    [Fact]
    public void the_documented_tau_u_of_a_monotone_series_is_met()
    {
        // Tarlow 2017 and the tests of SingleCaseES: Tau 1, Tau-U (A against B minus trend A) 0.6.
        var overlap = new NonOverlap([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], lowerIsBetter: false);
        Assert.Equal(1, overlap.Tau);
        Assert.Equal(0.6, overlap.TauUMinusTrendA, 1e-12);
        Assert.Equal(0, overlap.BaselineCorrected.Tau);
    }

    [Fact]
    public void turning_the_scale_and_its_good_end_changes_nothing() => Gen.Select(Gen.Int[0, 9].Array[3, 8], Gen.Int[0, 9].Array[3, 8]).Sample((a, b) =>
    {
        double[] before = [.. a.Select(v => (double)v)], after = [.. b.Select(v => (double)v)];
        var up = new NonOverlap(before, after, lowerIsBetter: false);
        var down = new NonOverlap([.. before.Select(v => -v)], [.. after.Select(v => -v)], lowerIsBetter: true);
        Assert.Equal((up.Nap, up.TauUFull, up.Pnd), (down.Nap, down.TauUFull, down.Pnd));
        Assert.Equal(RandomStartTest.Of(before, after, 2, false).POneSided, RandomStartTest.Of([.. before.Select(v => -v)], [.. after.Select(v => -v)], 2, true).POneSided);
    });

    [Fact]
    public void the_random_start_test_is_exact_under_its_own_null()
    {
        // Fix a series; let the start be any allowed day: the share of days with p at most a is at most a.
        double[] y = [4, 7, 1, 8, 2, 9, 3, 6, 5, 0, 2, 7];
        double[] p = [.. Enumerable.Range(3, 7).Select(cut => RandomStartTest.Of(y.AsSpan(0, cut), y.AsSpan(cut), 3, false).POneSided)];
        Assert.All(p, a => Assert.True(p.Count(v => v <= a) <= a * p.Length + 1e-9));
    }

    [Fact]
    public void a_series_without_autocorrelation_gives_rho_near_zero_and_a_persistent_one_does_not()
    {
        var random = Daybook.Statistics.Random.CounterRandom.For(3, "series");
        double[] white = [.. Enumerable.Range(0, 400).Select(_ => random.NextNormal())], persistent = [.. white];
        for (int i = 1; i < 400; i++)
        {
            persistent[i] += 0.6 * persistent[i - 1];
        }
        double[][] design = [[.. white.Select(_ => 1.0)], [.. white.Select((_, i) => i < 200 ? 0.0 : 1)]];
        Assert.InRange(AutoregressiveRegression.Fit(design, white).Rho, -0.15, 0.15);
        AutoregressiveRegression fit = AutoregressiveRegression.Fit(design, persistent);
        Assert.InRange(fit.Rho, 0.5, 0.7);
        Assert.True(fit.Coefficients[1].StandardError > 1.5 * AutoregressiveRegression.Fit(design, white).Coefficients[1].StandardError);
    }

    [Fact]
    public void the_autocorrelation_is_where_the_mixed_models_exact_derivatives_find_it()
    {
        double[] y = [70, 72, 47, 67, 67, 52, 54, 54, 58, 50, 64, 53, 38, 54, 61, 59, 51, 55, 50, 44, 51, 46];
        double[] days = [.. y.Select((_, i) => i + 1.0)], drug = [.. y.Select((_, i) => i < 9 ? 0.0 : 1)];
        var model = ModelSpecification.Parse("y ~ drug", new AutoregressiveResidual("day", null));
        MixedModelFit exact = LinearMixedModel.Fit(model, new DataTable(new NumberColumn("y", y), new NumberColumn("day", days), new NumberColumn("drug", drug)));
        AutoregressiveRegression fit = AutoregressiveRegression.Fit([[.. y.Select(_ => 1.0)], drug], y);
        Assert.Contains(exact.CovarianceParameters, parameter => Math.Abs(parameter.Value - fit.Rho) < 1e-9);
        Assert.Equal(exact.Coefficient("drug", DegreesOfFreedom.Residual).Estimate, fit.Coefficients[1].Estimate, 1e-7);
    }

    [Fact]
    public void a_posterior_is_a_distribution()
    {
        var posterior = new BayesianPhaseEffect([5, 6, 7, 6, 5, 9, 8, 9, 10, 8], [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
        Assert.Equal(0.975, posterior.Cdf(posterior.Quantile(0.975)), 1e-10);
        Assert.True(posterior.Quantile(0.025) < posterior.Mean && posterior.Mean < posterior.Quantile(0.975));
        Assert.InRange(posterior.Cdf(0), 0, 0.05);
    }

    [Fact]
    public void pooled_estimates_are_those_of_one_data_set_when_imputations_agree_and_wider_when_they_do_not() => Gens.Number(-3, 3).Array[2, 9].Sample(estimates =>
    {
        double[] errors = [.. estimates.Select(_ => 0.7)];
        RubinPool pool = RubinPool.Of(estimates, errors, 40);
        Assert.Equal(estimates.Average(), pool.Estimate, 1e-12);
        Assert.True(pool.StandardError >= 0.7 - 1e-12 && pool.Df <= 40);
        RubinPool same = RubinPool.Of([.. estimates.Select(_ => 1.0)], errors, 40);
        Assert.Equal(0.7, same.StandardError, 1e-12);
        Assert.Equal(41.0 / 43 * 40, same.Df, 1e-9);
    });

    [Fact]
    public void a_constant_utility_over_a_year_is_its_own_qaly_and_net_benefit_joins_cost_and_effect()
    {
        Assert.Equal(0.8, Qaly.AreaUnderCurve([0, 0.25, 0.5, 1], [0.8, 0.8, 0.8, 0.8]), 1e-15);
        Assert.Throws<ArgumentException>(() => Qaly.AreaUnderCurve([0, 0.5, 0.5], [1, 1, 1]));
        var result = new CostEffectiveness(new([100, 120, 90], [0.5, 0.6, 0.55]), new([150, 160, 170], [0.7, 0.8, 0.75]));
        Assert.Equal(result.Icer, result.IncrementalCost / result.IncrementalEffect);
        Assert.Equal(0, result.NetBenefit(result.Icer), 1e-9);
        Interval fieller = result.FiellerInterval()!.Value;
        Assert.True(fieller.Contains(result.Icer));
        // Fieller's limits are where the net benefit is just significant.
        double z = result.NetBenefit(fieller.Lower) / result.NetBenefitStandardError(fieller.Lower);
        Assert.Equal(1.959964, Math.Abs(z), 1e-5);
    }
}
