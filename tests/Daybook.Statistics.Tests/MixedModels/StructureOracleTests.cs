using System.Globalization;
using System.Text.Json;
using Daybook.Statistics.MixedModels;
using Xunit;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>
/// oracles/structures/make.R on a simulated trial: each residual structure by dense REML in R (and nlme where it has the structure),
/// robust covariances by clubSandwich, predictions by lme4, analyses of variance by lmerTest and pbkrtest. Tolerances: likelihoods no lower
/// by 1e-8 nor higher by 1e-7, which is what R leaves of the last structure; parameters 1e-4 of the largest, what R's differences leave where the likelihood is
/// flat to 1e-8; what rests on lmer's optimum 1e-5.
/// </summary>
public class StructureOracleTests
{
    private static readonly JsonElement Oracle = RepositoryFiles.Json("oracles/structures/results.json");

    private static readonly DataTable Trial = Table();

    private static readonly MixedModelFit Intercept = LinearMixedModel.Fit("y ~ arm * visit + (1 | id)", Trial);

    public static TheoryData<string> Structures => [.. Oracle.GetProperty("structures").EnumerateObject().Select(s => s.Name)];

    [Theory, MemberData(nameof(Structures))]
    public void the_structure_is_fitted_as_R_fits_it(string name)
    {
        var fit = LinearMixedModel.Fit(new ModelSpecification("y ~ arm * visit", [], Residual(name)), Trial);
        var oracle = Oracle.GetProperty("structures").GetProperty(name);
        Assert.InRange(fit.RemlLogLikelihood, oracle.GetProperty("reml").GetDouble() - 1e-8, oracle.GetProperty("reml").GetDouble() + 1e-7);
        Near(Numbers(oracle, "parameters"), fit.CovarianceParameters.Select(c => c.Value), 1e-4);
        Near(Numbers(oracle, "coefficients"), fit.Coefficients, 1e-4);
        Near(Numbers(oracle, "errors"), fit.CoefficientNames.Select(c => fit.Coefficient(c, DegreesOfFreedom.Infinite).StandardError), 1e-4);
    }

    [Theory, InlineData(ClusterRobust.CR0), InlineData(ClusterRobust.CR2), InlineData(ClusterRobust.CR3)]
    public void robust_errors_are_those_of_clubSandwich(ClusterRobust type)
    {
        Near(Numbers(Oracle.GetProperty("robust-mixed"), type.ToString()), Errors(Intercept), 1e-5);
        var plain = LinearMixedModel.Fit(new ModelSpecification("y ~ arm * visit", [], new IndependentResidual()), Trial);
        Near(Numbers(Oracle.GetProperty("robust-least-squares"), type.ToString()), Errors(plain), 1e-9);

        IEnumerable<double> Errors(MixedModelFit fit)
        {
            var (v, p) = (fit.ClusterRobustCovariance(type, "id"), fit.CoefficientNames.Count);
            return Enumerable.Range(0, p).Select(i => Math.Sqrt(v[(i * p) + i]));
        }
    }

    [Fact]
    public void predictions_and_their_errors_are_those_of_lme4()
    {
        var (oracle, effects) = (Oracle.GetProperty("predictions"), Intercept.RandomEffects());
        Near(Numbers(oracle, "values"), effects.Select(e => e.Values[0]), 1e-5);
        Near(Numbers(oracle, "conditional"), effects.Select(e => e.ConditionalErrors[0]), 1e-5);
        Near(Numbers(oracle, "prediction"), effects.Select(e => e.PredictionErrors[0]), 1e-5);
    }

    [Fact]
    public void marginal_and_conditional_fits_and_residuals_are_those_of_lme4()
    {
        var (fitted, y) = (Intercept.Fitted(), ((NumberColumn)Trial["y"]).Values);
        double[] marginal = Numbers(Oracle.GetProperty("fitted"), "marginal"), conditional = Numbers(Oracle.GetProperty("fitted"), "conditional");
        Near(marginal, fitted.Marginal, 1e-5);
        Near(conditional, fitted.Conditional, 1e-5);
        Near(y.Zip(marginal, (a, b) => a - b), fitted.MarginalResiduals, 1e-5);
        Near(y.Zip(conditional, (a, b) => a - b), fitted.ConditionalResiduals, 1e-5);
    }

    [Fact]
    public void leaving_a_participant_out_moves_the_coefficients_as_generalised_least_squares_in_R_does()
    {
        foreach (var influence in Intercept.Influence("id"))
            Near(Numbers(Oracle.GetProperty("without"), influence.Cluster), influence.Change, 2e-5);
    }

    [Theory, InlineData(AnovaType.Sequential, "1"), InlineData(AnovaType.TypeII, "2"), InlineData(AnovaType.TypeIII, "3")]
    public void the_three_types_of_test_are_those_of_lmerTest(AnovaType type, string name)
    {
        var lines = LinearMixedModel.Fit("y ~ arm * time + (1 | id)", Trial).Anova(type, DegreesOfFreedom.KenwardRogerExpected);
        Assert.Equal(3, lines.Count);
        foreach (var (line, oracle) in lines.Zip(Oracle.GetProperty("anova").GetProperty(name).EnumerateObject()))
        {
            Assert.Equal(oracle.Name, line.Term);
            Assert.Equal(oracle.Value[1].GetDouble(), line.Test.NumeratorDf);
            Assert.Equal(oracle.Value[0].GetDouble(), line.Test.F, 1e-5 * Math.Max(1, line.Test.F));
            Assert.Equal(oracle.Value[2].GetDouble(), line.Test.DenominatorDf, 1e-4);
            Assert.Equal(oracle.Value[3].GetDouble(), line.Test.P, 1e-5);
        }
    }

    [Fact]
    public void the_likelihood_ratio_and_the_criteria_are_those_of_lme4()
    {
        double[] oracle = [.. Oracle.GetProperty("likelihood-ratio").EnumerateArray().Select(v => v.GetDouble())];
        var ml = new FitOptions { Reml = false };
        var (smaller, larger) = (LinearMixedModel.Fit("y ~ time + (1 | id)", Trial, ml), LinearMixedModel.Fit("y ~ arm * time + (1 | id)", Trial, ml));
        var test = LikelihoodRatioTest.Of(smaller, larger);
        Near(oracle, [test.Statistic, test.Df, test.P, smaller.Aic, larger.Aic, larger.Bic], 1e-8);
    }

    private static ResidualStructure Residual(string name) => name switch
    {
        "autoregressive" => new AutoregressiveResidual("time", "id"),
        "autoregressive-by-arm" => new AutoregressiveResidual("time", "id") { By = "arm" },
        "toeplitz-by-arm" => new VisitResidual(VisitCovariance.Toeplitz, "visit", "id") { By = "arm" },
        _ => new VisitResidual(Enum.Parse<VisitCovariance>(string.Concat(name.Split('-')), true), "visit", "id"),
    };

    private static DataTable Table()
    {
        var lines = File.ReadLines(Path.Combine(RepositoryFiles.Root, "oracles", "structures", "sim_visits.csv")).Select(l => l.Split(',')).ToArray();
        string[] Texts(int column) => [.. lines.Skip(1).Select(l => l[column])];
        double[] Values(int column) => Array.ConvertAll(Texts(column), t => double.Parse(t, CultureInfo.InvariantCulture));
        return new DataTable(FactorColumn.Of("id", Texts(0)), FactorColumn.Of("arm", Texts(1), ["placebo", "drug"]), FactorColumn.Of("visit", Texts(2)),
            new NumberColumn("time", Values(3)), new NumberColumn("y", Values(4)));
    }

    private static double[] Numbers(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    // Within a tolerance relative to the largest of the numbers.
    private static void Near(IEnumerable<double> expected, IEnumerable<double> actual, double tolerance)
    {
        double[] left = [.. expected], right = [.. actual];
        Assert.Equal(left.Length, right.Length);
        var size = left.Max(Math.Abs);
        for (var i = 0; i < left.Length; i++)
            Assert.True(Math.Abs(left[i] - right[i]) <= tolerance * size, $"number {i + 1}: expected {left[i]}, got {right[i]}");
    }
}
