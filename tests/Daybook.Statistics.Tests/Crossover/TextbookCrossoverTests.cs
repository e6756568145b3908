using System.Globalization;
using System.Text.Json;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.MixedModels;
using Xunit;

namespace Daybook.Statistics.Tests.Crossover;

/// <summary>
/// Published crossovers, read in place from thirdparty/trials/xover-textbook. Oracles: oracles/xover/make.R (least squares, 15 digits
/// written: 1e-12 relative) and oracles/xover/mixed.R (lmer, whose optimiser leaves about 1e-6 in a variance: 2e-5 relative).
/// </summary>
public class TextbookCrossoverTests
{
    [Theory, InlineData("asthma-2"), InlineData("asthma"), InlineData("copd"), InlineData("angina"), InlineData("raynaud")]
    public void the_period_adjusted_difference_is_that_of_R(string id)
    {
        var rows = Rows(id);
        var oracle = RepositoryFiles.Json("oracles/xover/results.json").GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);
        var mixed = Mixed(id);
        string outcome = mixed.GetProperty("y").GetString()!, first = rows.Select(r => r["treatment"]).Order(StringComparer.Ordinal).First();
        var pairs = rows.Where(r => r[outcome] != "NA").GroupBy(r => r["subject"]).Where(g => g.Count() == 2)
            .Select(g => g.OrderBy(r => r["period"], StringComparer.Ordinal).ToArray()).ToArray();
        PeriodPair[] Of(bool firstTreatment) => [.. pairs.Where(p => (p[0]["treatment"] == first) == firstTreatment).Select(p => new PeriodPair(Number(p[0][outcome]), Number(p[1][outcome])))];

        var result = TwoPeriodCrossover.Analyse(Of(true), Of(false)).Treatment;

        Assert.Equal(oracle.GetProperty("pairs").GetInt32(), pairs.Length);
        Assert.Equal(oracle.GetProperty("df").GetDouble(), result.Df);
        Near(oracle.GetProperty("difference").GetDouble(), result.Estimate, 1e-12);
        Near(oracle.GetProperty("se").GetDouble(), result.StandardError, 1e-12);
        Near(oracle.GetProperty("lower").GetDouble(), result.Interval.Lower, 1e-11);
        Near(oracle.GetProperty("upper").GetDouble(), result.Interval.Upper, 1e-11);
        Near(oracle.GetProperty("p").GetDouble(), result.P, 1e-11);
    }

    [Fact]
    public void senns_asthma_trial_comes_out_to_the_digits_of_the_book()
    {
        // Senn, Cross-over Trials in Clinical Research, 3.6: 46.6 l/min with a standard error of 10.8, one decimal printed.
        var rows = Rows("asthma-2").ToLookup(r => r["sequence"]);
        PeriodPair[] Of(string sequence) => [.. rows[sequence].GroupBy(r => r["subject"]).Select(g => new PeriodPair(
            Number(g.Single(r => r["period"] == "1")["pef"]), Number(g.Single(r => r["period"] == "2")["pef"])))];

        var result = TwoPeriodCrossover.Analyse(Of("FS"), Of("SF")).Treatment;

        Assert.Equal(46.6, Math.Round(result.Estimate, 1));
        Assert.Equal(10.8, Math.Round(result.StandardError, 1));
        Assert.Equal(11, result.Df);
    }

    [Theory, InlineData("asthma-2"), InlineData("asthma"), InlineData("copd"), InlineData("angina"), InlineData("raynaud"), InlineData("claudication"), InlineData("eia")]
    public void the_mixed_model_agrees_with_lmer_and_kenward_roger(string id)
    {
        var oracle = Mixed(id);
        var rows = Rows(id);
        string[] Texts(string name) => [.. rows.Select(r => r[name])];
        var table = new DataTable(
            FactorColumn.Of("subject", Texts("subject")), FactorColumn.Of("treatment", Texts("treatment")), FactorColumn.Of("period", Texts("period")),
            new NumberColumn("y", [.. Texts(oracle.GetProperty("y").GetString()!).Select(t => t == "NA" ? double.NaN : Number(t))]));

        var fit = LinearMixedModel.Fit("y ~ treatment + period + (1 | subject)", table);

        Assert.Equal(oracle.GetProperty("rows").GetInt32(), fit.Observations);
        foreach (var effect in oracle.GetProperty("effects").EnumerateObject())
        {
            var ours = fit.Coefficient(effect.Name, DegreesOfFreedom.KenwardRogerExpected);
            Near(effect.Value[0].GetDouble(), ours.Estimate, 2e-5);
            Near(effect.Value[1].GetDouble(), ours.StandardError, 2e-5);
            Near(effect.Value[2].GetDouble(), ours.Df, 2e-5);
        }
    }

    private static JsonElement Mixed(string id) =>
        RepositoryFiles.Json("oracles/xover/mixed.json").GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("id").GetString() == id);

    private static Dictionary<string, string>[] Rows(string id) =>
        FixtureFiles.Table("thirdparty", "trials", "xover-textbook", $"data_{id.Replace('-', '_')}.csv")
            .Select(r => r.ToDictionary(cell => cell.Key.Replace(' ', '.'), cell => cell.Value)).ToArray();

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Abs(expected), $"expected {expected}, got {actual}");
}
