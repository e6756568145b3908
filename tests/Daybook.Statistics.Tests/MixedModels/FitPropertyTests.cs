using Xunit;
using CsCheck;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.MixedModels;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>What must hold for every data set.</summary>
public class FitPropertyTests
{
    private static readonly ModelSpecification Pilot =
        ModelSpecification.Parse("y ~ arm + time + (1 + time | id)", new AutoregressiveResidual("time", "id"));

    [Fact]
    public void the_order_of_rows_and_the_names_of_participants_change_nothing() => Gen.ULong[1, 500].Sample(
        seed =>
        {
            var data = new TrialData(seed);
            var table = data.Visits(10, 6);
            var one = LinearMixedModel.Fit(Pilot, table);
            var other = LinearMixedModel.Fit(Pilot, Relabelled(data.Shuffled(table)));
            Near(one.LogLikelihood, other.LogLikelihood, 1e-9);
            var (a, b) = (one.Coefficient("armdrug", DegreesOfFreedom.Satterthwaite), other.Coefficient("armdrug", DegreesOfFreedom.Satterthwaite));
            Near(a.Estimate, b.Estimate, 1e-6);
            Near(a.StandardError, b.StandardError, 1e-6);
        },
        iter: 15);

    [Fact]
    public void an_affine_change_of_the_outcome_changes_estimates_affinely_and_tests_not_at_all() => Gen.Select(Gen.ULong[1, 500], Gen.Double[-3, 3]).Sample(
        (seed, power) =>
        {
            var scale = Math.Pow(10, power);
            var table = new TrialData(seed).Visits(10, 6);
            var one = LinearMixedModel.Fit(Pilot, table);
            var y = ((NumberColumn)table["y"]).Values;
            var changed = new DataTable([.. table.Columns.Where(c => c.Name != "y"), new NumberColumn("y", Array.ConvertAll(y, v => 1000 + (scale * v)))]);
            var other = LinearMixedModel.Fit(Pilot, changed);
            foreach (var method in new[] { DegreesOfFreedom.Satterthwaite, DegreesOfFreedom.KenwardRogerExpected })
            {
                var (a, b) = (one.Coefficient("time", method), other.Coefficient("time", method));
                Near(scale * a.Estimate, b.Estimate, 1e-5);
                Near(a.Statistic, b.Statistic, 1e-5);
                Near(a.Df, b.Df, 1e-4);
            }
        },
        iter: 15);

    [Fact]
    public void the_balanced_one_way_fit_is_the_analysis_of_variance() => Gen.ULong[1, 1000].Sample(
        seed =>
        {
            const int groups = 6, each = 5;
            var data = new TrialData(seed);
            var effects = Enumerable.Range(0, groups).Select(_ => 2 * data.Normal()).ToArray();
            var y = Enumerable.Range(0, groups * each).Select(k => 10 + effects[k / each] + data.Normal()).ToArray();
            var table = new DataTable(FactorColumn.Of("g", [.. Enumerable.Range(0, y.Length).Select(k => $"g{k / each}")]), new NumberColumn("y", y));
            var fit = LinearMixedModel.Fit("y ~ 1 + (1 | g)", table);
            var means = y.Chunk(each).Select(c => c.Average()).ToArray();
            var between = each * means.Sum(m => Math.Pow(m - y.Average(), 2)) / (groups - 1);
            var within = y.Chunk(each).Sum(c => c.Sum(v => Math.Pow(v - c.Average(), 2))) / (groups * (each - 1));
            var estimate = fit.Coefficient("(Intercept)", DegreesOfFreedom.KenwardRogerExpected);
            if (between > within)
            {
                Near((between - within) / each, fit.CovarianceParameters[0].Value, 1e-7);
                Near(within, fit.CovarianceParameters[1].Value, 1e-7);
                Near(groups - 1, estimate.Df, 1e-6);
                Near(Math.Sqrt(between / y.Length), estimate.StandardError, 1e-7);
            }
            else
            {
                Assert.True(fit.IsSingular);
                Assert.Equal(0, fit.CovarianceParameters[0].Value);
                Assert.True(fit.Boundaries[0].OutwardGradient <= 1e-9);
            }
        },
        iter: 40);

    [Fact]
    public void no_random_point_is_more_likely_than_the_optimum()
    {
        var data = new TrialData(11);
        var table = data.Visits(12, 6);
        var fit = LinearMixedModel.Fit(Pilot, table);
        for (var k = 0; k < 1000; k++)
        {
            var (a, b, c) = (4 * data.Normal(), data.Normal(), data.Normal());
            var point = new Dictionary<string, double>
            {
                ["id|var|(Intercept)"] = a * a, ["id|cov|(Intercept),time"] = a * b, ["id|var|time"] = (b * b) + (c * c),
                ["resid|var"] = 10 * Math.Exp(data.Normal()), ["resid|rho"] = Math.Tanh(data.Normal()),
            };
            Assert.True(LinearMixedModel.EvaluateAt(Pilot, table, point).RemlLogLikelihood <= fit.RemlLogLikelihood + 1e-9);
        }
    }

    public static TheoryData<string> Structures => ["crossed", "unstructured", "ante-dependence", "AR(1) + slope"];

    [Theory, MemberData(nameof(Structures))]
    public void the_optimum_of_every_structure_beats_a_thousand_points_around_it(string name)
    {
        var model = name switch
        {
            "crossed" => ModelSpecification.Parse("y ~ arm + (1 | visit) + (1 | id)"),
            "unstructured" => new ModelSpecification("y ~ arm * visit", [], new VisitResidual(VisitCovariance.Unstructured, "visit", "id")),
            "ante-dependence" => new ModelSpecification("y ~ arm", [], new VisitResidual(VisitCovariance.AnteDependence, "visit", "id")),
            _ => Pilot,
        };
        var data = new TrialData(23);
        var table = data.Visits(16, 5);
        var fit = LinearMixedModel.Fit(model, table);
        var compared = 0;
        for (var k = 0; k < 1000; k++)
        {
            var width = Math.Pow(10, -4 * data.Uniform());
            var point = fit.CovarianceParameters.ToDictionary(c => c.Name, c => c.Value + (width * (Math.Abs(c.Value) + 0.1) * data.Normal()));
            try
            {
                Assert.True(LinearMixedModel.EvaluateAt(model, table, point).RemlLogLikelihood <= fit.RemlLogLikelihood + 1e-9);
                compared++;
            }
            catch (ModelException outside) when (outside.Code == "parameter.not-positive-definite")
            {
                // The point lies outside the parameter space.
            }
        }

        Assert.True(compared > 600, $"only {compared} points lay inside");
    }

    [Fact]
    public void the_balanced_crossover_fit_is_its_analysis_of_variance() => Gen.ULong[1, 1000].Sample(
        seed =>
        {
            const int people = 14;
            var data = new TrialData(seed);
            var person = Enumerable.Range(0, people).Select(_ => 6 * data.Normal()).ToArray();
            var y = Enumerable.Range(0, 2 * people).Select(k => 50 + person[k / 2] + (k % 2) + data.Normal()).ToArray();
            // Even people take A first.
            var table = new DataTable(
                FactorColumn.Of("id", [.. y.Select((_, k) => $"p{k / 2}")]), FactorColumn.Of("period", [.. y.Select((_, k) => $"{(k % 2) + 1}")]),
                FactorColumn.Of("treatment", [.. y.Select((_, k) => (k + (k / 2)) % 2 == 0 ? "A" : "B")]), new NumberColumn("y", y));
            PeriodPair[] Of(int parity) => [.. Enumerable.Range(0, people).Where(i => i % 2 == parity).Select(i => new PeriodPair(y[2 * i], y[(2 * i) + 1]))];
            var anova = TwoPeriodCrossover.Analyse(Of(0), Of(1));
            var fit = LinearMixedModel.Fit("y ~ treatment + period + (1 | id)", table);
            var effect = fit.Coefficient("treatmentB", DegreesOfFreedom.KenwardRogerExpected);
            Near(-anova.Treatment.Estimate, effect.Estimate, 1e-7);
            Near(anova.Treatment.StandardError, effect.StandardError, 1e-6);
            Near(anova.Treatment.Df, effect.Df, 1e-5);
        },
        iter: 30);

    [Fact]
    public void every_small_trial_is_fitted_and_its_boundaries_pass_the_sign_check() => Gen.ULong[1, 100000].Sample(
        seed =>
        {
            var fit = LinearMixedModel.Fit(Pilot, new TrialData(seed).Visits(5, 6, 0.3));
            Assert.True(fit.Converged);
            Assert.All(fit.Boundaries, b => Assert.True(b.OutwardGradient <= 1e-4, $"{b}"));
            Assert.True(double.IsFinite(fit.Coefficient("armdrug", DegreesOfFreedom.Satterthwaite).P));
        },
        iter: 200);

    private static DataTable Relabelled(DataTable table) => new([.. table.Columns.Select(c => c is FactorColumn { Name: "id" } f
        ? new FactorColumn("id", [.. f.Levels.Select((_, k) => $"Q{(k * 7) % 10}")], f.Codes)
        : c)]);

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * (Math.Abs(expected) + 1e-9), $"expected {expected}, got {actual}");
}
