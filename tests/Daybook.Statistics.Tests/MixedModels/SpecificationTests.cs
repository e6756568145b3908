using Daybook.Statistics.MixedModels;
using Xunit;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>Formulas expand as in R: terms, their order, the coding of factors, the names of columns.</summary>
public class SpecificationTests
{
    private static readonly DataTable Data = new(
        FactorColumn.Of("a", ["x", "x", "y", "y", "z", "z", "x", "y", "z"]), FactorColumn.Of("b", ["p", "q", "p", "q", "p", "q", "q", "p", "p"]),
        new NumberColumn("t", [1, 2, 3, 4, 5, 6, 7, 8, 9]), new NumberColumn("y", [2, 3, 1, 4, 6, 5, 8, 7, 9]));

    [Theory]
    [InlineData("y ~ a * b", "(Intercept) ay az bq ay:bq az:bq")]
    [InlineData("y ~ a + b + a:b - b", "(Intercept) ay az ax:bq ay:bq az:bq")]
    [InlineData("y ~ 0 + a", "ax ay az")]
    [InlineData("y ~ 0 + a + b", "ax ay az bq")]
    [InlineData("y ~ a:b - 1", "ax:bp ay:bp az:bp ax:bq ay:bq az:bq")]
    [InlineData("y ~ t + I(t^2)", "(Intercept) t I(t^2)")]
    [InlineData("y ~ t * a", "(Intercept) t ay az t:ay t:az")]
    [InlineData("y ~ a:t", "(Intercept) ax:t ay:t az:t")]
    [InlineData("y ~ (a + b + t)^2", "(Intercept) ay az bq t ay:bq az:bq ay:t az:t bq:t")]
    [InlineData("y ~ b + a:b", "(Intercept) bq bp:ay bq:ay bp:az bq:az")]
    [InlineData("y ~ a/b", "(Intercept) ay az ax:bq ay:bq az:bq")]
    [InlineData("y ~ log(t) + poly(t, 2)", "(Intercept) log(t) poly(t, 2)1 poly(t, 2)2")]
    [InlineData("y ~ factor(t)", "(Intercept) factor(t)2 factor(t)3 factor(t)4 factor(t)5 factor(t)6 factor(t)7 factor(t)8 factor(t)9")]
    public void a_formula_has_the_columns_of_r(string formula, string columns)
    {
        var design = DesignMatrix.Of(Formula.Read(formula), Data, _ => ContrastCoding.Treatment);
        Assert.Equal(columns.Replace("t, 2", "t,_2", StringComparison.Ordinal).Split(' ').Select(c => c.Replace('_', ' ')), design.Names);
        Assert.Equal(design.Names.Length, design.Columns(Data).Count);
    }

    [Fact]
    public void sum_contrasts_put_minus_one_in_the_last_level()
    {
        var design = DesignMatrix.Of(Formula.Read("y ~ a"), Data, _ => ContrastCoding.Sum);
        Assert.Equal(["(Intercept)", "a1", "a2"], design.Names);
        Assert.Equal([1, 1, 0, 0, -1, -1, 1, 0, -1], design.Columns(Data)[1]);
    }

    [Fact]
    public void polynomial_contrasts_are_those_of_r()
    {
        // contr.poly(4)
        var matrix = ContrastMatrix.Of(ContrastCoding.Polynomial, ["1", "2", "3", "4"]);
        Assert.Equal([".L", ".Q", ".C"], matrix.Suffixes);
        double[][] expected = [[-0.6708203932, 0.5, -0.2236067977], [-0.2236067977, -0.5, 0.6708203932], [0.2236067977, -0.5, -0.6708203932], [0.6708203932, 0.5, 0.2236067977]];
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 3; j++) Assert.Equal(expected[i][j], matrix.Rows[i][j], 1e-10);
        }
    }

    [Fact]
    public void random_terms_are_read_in_every_notation()
    {
        Assert.Equal(
            ["1 + t | a", "1 | b:a", "1 | a", "1 | b", "0 + t | b"],
            Formula.Read("y ~ t + (1 + t | a) + (1 | a/b) + (t || b)").RandomTerms.Select(r => $"{r.Effects} | {r.Name}"));
    }

    [Fact]
    public void an_offset_is_subtracted_and_comes_back_in_fitted_values()
    {
        var plain = LinearMixedModel.Fit(new ModelSpecification("y ~ b", [], new IndependentResidual()), Data);
        var offset = LinearMixedModel.Fit(new ModelSpecification("y ~ b + offset(t)", [], new IndependentResidual()), Data);
        Assert.NotEqual(plain.Coefficients[1], offset.Coefficients[1]);
        var fitted = offset.Fitted();
        var y = ((NumberColumn)Data["y"]).Values;
        for (var i = 0; i < y.Length; i++) Assert.Equal(y[i], fitted.Marginal[i] + fitted.MarginalResiduals[i], 1e-12);
    }
}
