using Daybook.Statistics.MixedModels;
using Xunit;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>Data that cannot carry the model are refused by one clear error with a stable code.</summary>
public class RefusalTests
{
    [Theory]
    [InlineData("one level", "random.single-level")]
    [InlineData("one row a level", "random.one-row-per-level")]
    [InlineData("too many effects", "random.too-many-effects")]
    [InlineData("all missing", "data.no-observations")]
    [InlineData("infinite", "data.infinite")]
    [InlineData("constant outcome", "outcome.no-residual-variation")]
    [InlineData("saturated", "outcome.saturated")]
    [InlineData("unknown column", "column.unknown")]
    [InlineData("no outcome", "formula.no-response")]
    [InlineData("unreadable", "formula.syntax")]
    [InlineData("duplicate day", "series.duplicate-time")]
    [InlineData("fractional day", "series.fractional-time")]
    [InlineData("duplicate visit", "visits.duplicate")]
    [InlineData("too few rows", "data.too-few-rows")]
    [InlineData("weight", "data.weight")]
    public void the_refusal_has_its_code(string what, string code) =>
        Assert.Equal(code, Assert.Throws<ModelException>(() => Fit(what)).Code);

    [Fact]
    public void a_saturated_outcome_still_has_its_coefficients()
    {
        var estimates = Assert.Throws<ModelException>(() => Fit("saturated")).Estimates!;
        Assert.Equal(10, estimates["(Intercept)"], 1e-7);
        Assert.Equal(2, estimates["x"], 1e-9);
    }

    [Fact]
    public void a_duplicate_day_is_named()
    {
        var message = Assert.Throws<ModelException>(() => Fit("duplicate day")).Message;
        Assert.Contains("x 2", message, StringComparison.Ordinal);
        Assert.Contains("'b'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_dependent_column_is_left_out_and_named_and_rows_with_missing_values_are_counted()
    {
        double[] x = [1, 2, 3, 4, 5, 6, 7, double.NaN], z = [.. x.Select(v => 3 - (2 * v))];
        var fit = LinearMixedModel.Fit(
            new ModelSpecification("y ~ x + z", [], new IndependentResidual()),
            new DataTable(new NumberColumn("x", x), new NumberColumn("z", z), new NumberColumn("y", [1, 3, 2, 5, 4, 7, 6, 9])));
        Assert.Equal(["z"], fit.AliasedColumns);
        Assert.Equal(["(Intercept)", "x"], fit.CoefficientNames);
        Assert.Equal(1, fit.DroppedRows);
        Assert.Equal(7, fit.Observations);
    }

    [Fact]
    public void the_mean_of_an_empty_cell_is_not_estimable()
    {
        string[] a = ["p", "p", "p", "p", "d", "d", "d", "d"], b = ["u", "v", "u", "v", "u", "u", "u", "u"];
        var fit = LinearMixedModel.Fit(
            new ModelSpecification("y ~ a * b", [], new IndependentResidual()),
            new DataTable(FactorColumn.Of("a", a), FactorColumn.Of("b", b), new NumberColumn("y", [1, 4, 2, 6, 3, 5, 4, 4.5])));
        var means = fit.MarginalMeans(["a", "b"], DegreesOfFreedom.Residual);
        Assert.Null(means.Single(m => m.Levels is ["d", "v"]).Estimate);
        Assert.Equal(1.5, means.Single(m => m.Levels is ["p", "u"]).Estimate!.Estimate, 1e-12);
    }

    private static MixedModelFit Fit(string what)
    {
        string[] four = ["a", "a", "a", "a", "b", "b", "b", "b"];
        double[] x = [1, 2, 3, 4, 1, 2, 3, 4], y = [1, 3, 2, 5, 4, 4, 6, 2];
        DataTable Table(double[]? outcome = null, string[]? group = null, double[]? time = null) =>
            new(FactorColumn.Of("g", group ?? four), new NumberColumn("x", time ?? x), new NumberColumn("y", outcome ?? y), new NumberColumn("w", [1, 1, 1, 1, 1, 1, 1, 0]));
        var series = new ModelSpecification("y ~ 1", [], new AutoregressiveResidual("x", "g"));
        return what switch
        {
            "one level" => LinearMixedModel.Fit("y ~ x + (1 | g)", Table(group: [.. four.Select(_ => "a")])),
            "one row a level" => LinearMixedModel.Fit("y ~ x + (1 | g)", Table(group: [.. four.Select((_, i) => $"p{i}")])),
            "too many effects" => LinearMixedModel.Fit("y ~ x + (1 + x | g)", Table(group: ["a", "a", "b", "b", "c", "c", "d", "d"])),
            "all missing" => LinearMixedModel.Fit("y ~ x + (1 | g)", Table([.. y.Select(_ => double.NaN)])),
            "infinite" => LinearMixedModel.Fit("y ~ x + (1 | g)", Table([1, 2, double.PositiveInfinity, 3, 4, 5, 6, 7])),
            "constant outcome" => LinearMixedModel.Fit("y ~ x + (1 | g)", Table([.. y.Select(_ => 5.0)])),
            "saturated" => LinearMixedModel.Fit("y ~ x + (1 | g)", Table([.. x.Select((v, i) => 10 + (2 * v) + (i < 4 ? -1 : 1))])),
            "unknown column" => LinearMixedModel.Fit("y ~ dose + (1 | g)", Table()),
            "no outcome" => LinearMixedModel.Fit("~ x + (1 | g)", Table()),
            "unreadable" => LinearMixedModel.Fit("y ~ x + (1 | g", Table()),
            "duplicate day" => LinearMixedModel.Fit(series, Table(time: [1, 2, 3, 4, 1, 2, 2, 3])),
            "fractional day" => LinearMixedModel.Fit(series, Table(time: [1, 2.5, 3, 4, 1, 2, 3, 4])),
            "duplicate visit" => LinearMixedModel.Fit(new ModelSpecification("y ~ 1", [], new VisitResidual(VisitCovariance.Unstructured, "x", "g")), Table(time: [1, 2, 2, 4, 1, 2, 3, 4])),
            "too few rows" => LinearMixedModel.Fit(new ModelSpecification("y ~ factor(x) * g", [], new IndependentResidual()), Table()),
            "weight" => LinearMixedModel.Fit(new ModelSpecification("y ~ x", [], new IndependentResidual()) { Weights = "w" }, Table()),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };
    }
}
