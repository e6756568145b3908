using System.Text.Json;
using Daybook.Statistics.MixedModels;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Crossover;

/// <summary>Designs in which carry-over is estimable, by the mixed model, beside lmerTest (oracles/families/crossover.R).</summary>
public class HigherOrderCrossoverTests
{
    [Theory]
    [InlineData("balaam")]
    [InlineData("extraPeriod")]
    [InlineData("williams")]
    public void treatment_and_carry_over_agree_with_r_s_kenward_roger(string design)
    {
        JsonElement r = RepositoryFiles.Json("oracles/families/crossover.json").GetProperty(design), data = r.GetProperty("data");
        string[] treatments = [.. data.Texts("treatment").Distinct().Order(StringComparer.Ordinal)], before = data.Texts("before");
        Column[] columns =
        [
            new NumberColumn("y", data.Numbers("y")), Factor(data, "id"), Factor(data, "sequence"), Factor(data, "treatment"),
            Factor("period", [.. data.Numbers("period").Select(p => p.ToString("0", System.Globalization.CultureInfo.InvariantCulture))]),
            .. treatments.Skip(1).Select(t => new NumberColumn("after" + t, [.. before.Select(b => b == t ? 1.0 : b == treatments[0] ? -1 : 0)])),
        ];
        string after = string.Join(" + ", treatments.Skip(1).Select(t => "after" + t));
        MixedModelFit fit = LinearMixedModel.Fit($"y ~ sequence + period + treatment + {after} + (1 | id)", new DataTable(columns));
        ContrastEstimate[] ours = [.. r.Texts("names").Select(name => fit.Coefficient(name, DegreesOfFreedom.KenwardRogerExpected))];
        Close(r.Numbers("estimate"), [.. ours.Select(c => c.Estimate)], 2e-5);
        Close(r.Numbers("se"), [.. ours.Select(c => c.StandardError)], 2e-5);
        Close(r.Numbers("df"), [.. ours.Select(c => c.Df)], 2e-4);
        Close(r.Numbers("p"), [.. ours.Select(c => c.P)], 2e-4);
        Assert.Equal(r.Number("reml"), fit.RemlLogLikelihood, 1e-6);
    }

    private static FactorColumn Factor(JsonElement data, string name) => Factor(name, data.Texts(name));

    private static FactorColumn Factor(string name, string[] values)
    {
        string[] levels = [.. values.Distinct().Order(StringComparer.Ordinal)];
        return new FactorColumn(name, levels, [.. values.Select(v => Array.IndexOf(levels, v))]);
    }
}
