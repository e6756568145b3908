using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Regression;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Regression;

public class GeneralizedRobustTests
{
    private static readonly JsonElement Oracle = RepositoryFiles.Json("oracles/families/glm.json");

    private static double[] Data(string name) => Oracle.GetProperty("data").Numbers(name);

    private static double[] Ones => [.. Data("arm").Select(_ => 1.0)];

    private static int[] Ids => [.. Data("id").Select(v => (int)v)];

    [Theory]
    [InlineData("poisson", false)]
    [InlineData("poissonWeighted", true)]
    [InlineData("logistic", false)]
    [InlineData("logisticWeighted", true)]
    [InlineData("riskRatio", false)]
    public void rs_sandwich_has_the_same_errors(string name, bool weighted)
    {
        JsonElement r = Oracle.GetProperty(name);
        bool counts = name.StartsWith("poisson", StringComparison.Ordinal);
        double[][] columns = name == "riskRatio" ? [Ones, Data("arm")] : [Ones, Data("arm"), Data("age")];
        var model = GeneralizedLinearModel.Fit(columns, Data(counts ? "count" : "yes"), name.StartsWith("logistic", StringComparison.Ordinal) ? ResponseFamily.Binomial : ResponseFamily.Poisson,
            counts ? [.. Data("exposure").Select(v => Math.Log(v))] : null, weighted ? Data("weight") : null);
        Close(r.Numbers("coefficients"), [.. model.Coefficients], 1e-9);
        Close(r.Numbers("model"), Errors(model.Covariance), 1e-7);
        Assert.Equal(r.GetProperty("deviance").GetDouble(), model.Deviance, 1e-8);
        Assert.Equal(r.GetProperty("null").GetDouble(), model.NullDeviance, 1e-7);
        Assert.Equal(r.GetProperty("dispersion").GetDouble(), model.Dispersion, 1e-8);
        foreach (HeteroscedasticityConsistent kind in Enum.GetValues<HeteroscedasticityConsistent>())
        {
            Close(r.Numbers(kind.ToString()), Errors(model.Robust(kind)), 1e-7);
        }
        Close(r.Numbers("cluster"), Errors(model.Clustered(Ids)), 1e-7);
        if (r.TryGetProperty("quasi", out _))
        {
            Close(r.Numbers("quasi"), Errors(model.QuasiCovariance()), 1e-7);
        }
    }

    [Fact]
    public void negative_binomial_regression_has_r_s_robust_errors()
    {
        // R's glm.nb stops at its limit of alternation: theta is good to 1e-6.
        JsonElement r = Oracle.GetProperty("negativeBinomial");
        var fit = NegativeBinomialRegression.Fit([Ones, Data("arm"), Data("age")], Data("count"), [.. Data("exposure").Select(v => Math.Log(v))]);
        Assert.Equal(1, fit.Theta / r.GetProperty("theta").GetDouble(), 1e-5);
        Close(r.Numbers("HC0"), Errors(fit.Model.Robust(HeteroscedasticityConsistent.HC0)), 1e-6);
        Close(r.Numbers("cluster"), Errors(fit.Model.Clustered(Ids)), 1e-6);
    }

    [Fact]
    public void a_whole_weight_is_as_many_rows() => Gen.Select(Gen.Int[1, 4].Array[12], Gen.Int[0, 6].Array[12]).Sample((weights, counts) =>
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => i / 4.0)], y = [.. counts.Select((c, i) => (double)c + (i < 2 ? 1 : 0))];
        int[] rows = [.. weights.SelectMany((w, i) => Enumerable.Repeat(i, w))];
        var weighted = GeneralizedLinearModel.Fit([[.. x.Select(_ => 1.0)], x], y, ResponseFamily.Poisson, null, [.. weights.Select(w => (double)w)]);
        var repeated = GeneralizedLinearModel.Fit([[.. rows.Select(_ => 1.0)], [.. rows.Select(i => x[i])]], [.. rows.Select(i => y[i])], ResponseFamily.Poisson);
        Close([.. repeated.Coefficients], [.. weighted.Coefficients], 1e-6);
        Close(Errors(repeated.Covariance), Errors(weighted.Covariance), 1e-6);
        Assert.Equal(repeated.LogLikelihood, weighted.LogLikelihood, 1e-8);
        Assert.Equal(repeated.NullDeviance, weighted.NullDeviance, 1e-8);
        // Rows that belong together are robust as a cluster, and a weighted row is one.
        Close(Errors(repeated.Clustered(rows)), Errors(weighted.Robust(HeteroscedasticityConsistent.HC0)), 1e-6);
    }, iter: 100);

    [Fact]
    public void two_groups_alone_give_the_risk_ratio_with_the_errors_of_two_proportions() => Gen.Select(Gen.Int[2, 19], Gen.Int[2, 29]).Sample((a, b) =>
    {
        double[] arm = [.. Enumerable.Repeat(0.0, 30), .. Enumerable.Repeat(1.0, 20)];
        double[] yes = [.. Enumerable.Range(0, 30).Select(i => i < b ? 1.0 : 0), .. Enumerable.Range(0, 20).Select(i => i < a ? 1.0 : 0)];
        var model = GeneralizedLinearModel.Fit([[.. arm.Select(_ => 1.0)], arm], yes, ResponseFamily.Poisson);
        Assert.Equal(Math.Log(a / 20.0 / (b / 30.0)), model.Coefficients[1], 1e-8);
        // The delta method's 1/a - 1/20 + 1/b - 1/30, Katz' interval; the weights are those of the step before the last.
        Assert.Equal(1.0 / a - 1.0 / 20 + 1.0 / b - 1.0 / 30, model.Robust(HeteroscedasticityConsistent.HC0)[1][1], 1e-6);
        Assert.Equal(model.Coefficients[1], model.Coefficient(1, model.Robust(HeteroscedasticityConsistent.HC0)).Estimate);
    });

    [Fact]
    public void weights_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GeneralizedLinearModel.Fit([[1, 1]], [1, 0], ResponseFamily.Binomial, null, [1, 0]));
        Assert.Throws<ArgumentException>(() => GeneralizedLinearModel.Fit([[1, 1]], [1, 0], ResponseFamily.Binomial, null, [1]));
        Assert.Throws<ArgumentException>(() => GeneralizedLinearModel.Fit([[1, 1]], [1, 0], ResponseFamily.Binomial).Clustered([1]));
    }
}
