using Daybook.Statistics.MixedModels;
using Xunit;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>Tests, means, predictions, robust covariances and profiles against closed forms and published numbers.</summary>
public class InferenceTests
{
    private static readonly DataTable Trial = new TrialData(3).Visits(12, 5);

    // Dyestuff yields (Davies and Goldsmith 1972, Statistical Methods in Research and Production): six batches of five.
    private static readonly double[] Yields =
    [
        1545, 1440, 1440, 1520, 1580, 1540, 1555, 1490, 1560, 1495, 1595, 1550, 1605, 1510, 1560,
        1445, 1440, 1595, 1465, 1545, 1595, 1630, 1515, 1635, 1625, 1520, 1455, 1450, 1480, 1445,
    ];

    private static readonly DataTable Dyestuff = new(
        FactorColumn.Of("batch", [.. Yields.Select((_, i) => ((char)('A' + (i / 5))).ToString())]), new NumberColumn("yield", Yields));

    [Fact]
    public void profile_intervals_are_those_of_the_lme4_documentation()
    {
        // Bates, lme4: Mixed-effects modeling with R, section 1.5: confint(profile(fm01ML)).
        var profile = new ProfileLikelihood(ModelSpecification.Parse("yield ~ 1 + (1 | batch)"), Dyestuff);
        Near((12.197461, 84.063361), profile.Covariance(0), 2e-4);
        Near((38.229978, 67.657701), profile.Covariance(1), 2e-4);
        Near((1486.451506, 1568.548494), profile.Coefficient("(Intercept)"), 1e-6);
    }

    [Fact]
    public void predictions_shrink_batch_means_by_the_intraclass_correlation()
    {
        var fit = LinearMixedModel.Fit("yield ~ 1 + (1 | batch)", Dyestuff);
        var (between, within) = (fit.CovarianceParameters[0].Value, fit.CovarianceParameters[1].Value);
        var shrinkage = between / (between + (within / 5));
        var effects = fit.RandomEffects();
        for (var b = 0; b < 6; b++)
        {
            Assert.Equal(shrinkage * (Yields.Skip(5 * b).Take(5).Average() - Yields.Average()), effects[b].Values[0], 1e-8);
            Assert.Equal(Math.Sqrt(between * (1 - shrinkage)), effects[b].ConditionalErrors[0], 1e-8);
            Assert.True(effects[b].PredictionErrors[0] > effects[b].ConditionalErrors[0]);
        }
    }

    [Fact]
    public void type_three_tests_do_not_depend_on_the_coding()
    {
        var spec = ModelSpecification.Parse("y ~ arm * visit + x + (1 | id)");
        var treatment = LinearMixedModel.Fit(spec, Trial).Anova(AnovaType.TypeIII, DegreesOfFreedom.KenwardRogerExpected);
        var sum = LinearMixedModel.Fit(spec with { Contrasts = ContrastCoding.Sum }, Trial).Anova(AnovaType.TypeIII, DegreesOfFreedom.KenwardRogerExpected);
        foreach (var (a, b) in treatment.Zip(sum))
        {
            Assert.Equal(a.Term, b.Term);
            Assert.Equal(a.Test.F, b.Test.F, 1e-6 * a.Test.F);
            Assert.Equal(a.Test.DenominatorDf, b.Test.DenominatorDf, 1e-4 * a.Test.DenominatorDf);
        }
    }

    [Fact]
    public void type_three_under_sum_coding_is_the_marginal_test()
    {
        var fit = LinearMixedModel.Fit(ModelSpecification.Parse("y ~ arm * visit + (1 | id)") with { Contrasts = ContrastCoding.Sum }, Trial);
        var marginal = fit.Anova(AnovaType.Marginal, DegreesOfFreedom.Residual).Skip(1);
        foreach (var (a, b) in fit.Anova(AnovaType.TypeIII, DegreesOfFreedom.Residual).Zip(marginal)) Assert.Equal(b.Test.F, a.Test.F, 1e-8 * b.Test.F);
    }

    [Fact]
    public void type_two_and_sequential_agree_for_the_last_main_effect_and_the_interaction()
    {
        var fit = LinearMixedModel.Fit(ModelSpecification.Parse("y ~ arm * visit + (1 | id)"), Trial);
        var second = fit.Anova(AnovaType.TypeII, DegreesOfFreedom.Residual);
        var first = fit.Anova(AnovaType.Sequential, DegreesOfFreedom.Residual);
        Assert.Equal(first[1].Test.F, second[1].Test.F, 1e-8 * first[1].Test.F);
        Assert.Equal(first[2].Test.F, second[2].Test.F, 1e-8 * first[2].Test.F);
    }

    [Fact]
    public void marginal_means_average_other_factors_equally_and_hold_covariates_at_their_means()
    {
        var fit = LinearMixedModel.Fit(ModelSpecification.Parse("y ~ arm * visit + x + (1 | id)"), Trial);
        var x = ((NumberColumn)Trial["x"]).Values.Average();
        var mean = fit.MarginalMeans(["arm"], DegreesOfFreedom.Satterthwaite)[1];
        var expected = fit.CoefficientNames.Select(n => n switch
        {
            "(Intercept)" or "armdrug" => 1.0,
            "x" => x,
            _ when n.Contains("visit", StringComparison.Ordinal) => 0.2,
            _ => 0,
        }).ToArray();
        for (var k = 0; k < expected.Length; k++) Assert.Equal(expected[k], mean.Weights![k], 1e-12);
        var at = fit.MarginalMeans(["arm"], DegreesOfFreedom.Satterthwaite, new Dictionary<string, double> { ["x"] = 2 })[1];
        Assert.Equal(2, at.Weights![fit.CoefficientNames.ToList().IndexOf("x")]);
    }

    [Fact]
    public void pairwise_differences_are_adjusted_within_their_family()
    {
        var fit = LinearMixedModel.Fit(ModelSpecification.Parse("y ~ arm + visit + (1 | id)"), Trial);
        var means = fit.MarginalMeans(["visit"], DegreesOfFreedom.KenwardRogerExpected);
        var tukey = fit.Pairwise(means, DegreesOfFreedom.KenwardRogerExpected, ComparisonAdjustment.Tukey);
        var holm = fit.Pairwise(means, DegreesOfFreedom.KenwardRogerExpected, ComparisonAdjustment.Holm);
        Assert.Equal(10, tukey.Count);
        Assert.All(tukey, t => Assert.True(t.AdjustedP >= t.Difference.P));
        Assert.Equal(10 * holm.Min(h => h.Difference.P), holm.Min(h => h.AdjustedP), 1e-12);
    }

    [Fact]
    public void the_robust_covariances_of_single_rows_are_those_of_linear_regression()
    {
        var data = new TrialData(9);
        var x = Enumerable.Range(0, 20).Select(_ => data.Normal()).ToArray();
        var y = x.Select(v => 1 + (2 * v) + (Math.Abs(v) * data.Normal())).ToArray();
        var table = new DataTable(new NumberColumn("x", x), new NumberColumn("y", y));
        // Every x is a value of its own, so that clusters of x are single rows: HC2 and HC3.
        var fit = LinearMixedModel.Fit(new ModelSpecification("y ~ x", [], new IndependentResidual()), table);
        var centre = x.Average();
        var spread = x.Sum(v => Math.Pow(v - centre, 2));
        double two = 0, three = 0;
        for (var i = 0; i < x.Length; i++)
        {
            var leverage = (1.0 / x.Length) + (Math.Pow(x[i] - centre, 2) / spread);
            var residual = y[i] - fit.Coefficients[0] - (fit.Coefficients[1] * x[i]);
            var weight = Math.Pow((x[i] - centre) * residual / spread, 2);
            two += weight / (1 - leverage);
            three += weight / Math.Pow(1 - leverage, 2);
        }

        Assert.Equal(two, fit.ClusterRobustCovariance(ClusterRobust.CR2, "x")[3], 1e-9 * two);
        Assert.Equal(three, fit.ClusterRobustCovariance(ClusterRobust.CR3, "x")[3], 1e-9 * three);
    }

    [Fact]
    public void leaving_a_participant_out_changes_coefficients_as_a_fit_without_them_does()
    {
        var spec = ModelSpecification.Parse("y ~ arm + time + (1 + time | id)", new AutoregressiveResidual("time", "id"));
        var fit = LinearMixedModel.Fit(spec, Trial);
        var parameters = fit.CovarianceParameters.ToDictionary(c => c.Name, c => c.Value);
        var id = (FactorColumn)Trial["id"];
        foreach (var influence in fit.Influence("id").Take(4))
        {
            var rows = Enumerable.Range(0, Trial.RowCount).Where(r => id.Levels[id.Codes[r]] != influence.Cluster).ToArray();
            var without = LinearMixedModel.EvaluateAt(spec, new DataTable([.. Trial.Columns.Select(c => c.Take(rows))]), parameters).Coefficients;
            for (var k = 0; k < without.Count; k++) Assert.Equal(without[k] - fit.Coefficients[k], influence.Change[k], 1e-8);
        }
    }

    [Fact]
    public void the_second_robust_covariance_lies_between_the_plain_one_and_the_jackknife()
    {
        var fit = LinearMixedModel.Fit(ModelSpecification.Parse("y ~ arm + time + (1 | id)"), Trial);
        var (zero, two, three) = (fit.ClusterRobustCovariance(ClusterRobust.CR0, "id"), fit.ClusterRobustCovariance(ClusterRobust.CR2, "id"), fit.ClusterRobustCovariance(ClusterRobust.CR3, "id"));
        Assert.True(zero[4] < two[4] && two[4] < three[4], $"{zero[4]} {two[4]} {three[4]}");
    }

    [Fact]
    public void a_likelihood_ratio_needs_comparable_fits()
    {
        var large = LinearMixedModel.Fit("y ~ arm + time + (1 | id)", Trial);
        var small = LinearMixedModel.Fit("y ~ time + (1 | id)", Trial);
        Assert.Equal("comparison.invalid", Assert.Throws<ModelException>(() => LikelihoodRatioTest.Of(small, large)).Code);
        var ml = new FitOptions { Reml = false };
        var test = LikelihoodRatioTest.Of(LinearMixedModel.Fit("y ~ time + (1 | id)", Trial, ml), LinearMixedModel.Fit("y ~ arm + time + (1 | id)", Trial, ml));
        Assert.Equal(1, test.Df);
        Assert.InRange(test.P, 0, 1);
    }

    private static void Near((double Lower, double Upper) expected, (double Lower, double Upper) actual, double tolerance)
    {
        Assert.Equal(expected.Lower, actual.Lower, tolerance * Math.Abs(expected.Lower));
        Assert.Equal(expected.Upper, actual.Upper, tolerance * Math.Abs(expected.Upper));
    }
}
