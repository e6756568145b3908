using Daybook.Cli.Fit;
using Xunit;

namespace Daybook.Tests.Cli.Fit;

public class LinearFormulaTests
{
    [Theory]
    [InlineData("y ~ a * b", "a|b|a:b")]
    [InlineData("y ~ a + b + a:b - b", "a|a:b")]
    [InlineData("~ (a + b + c)^2", "a|b|c|a:b|a:c|b:c")]
    [InlineData("y ~ a:b + c", "c|a:b")]
    [InlineData("y ~ x + I(x^2)", "x|I(x^2)")]
    [InlineData("y ~ a * b * c - a:b:c", "a|b|c|a:b|a:c|b:c")]
    [InlineData("~ base_c * visit + arm * visit", "base_c|visit|arm|base_c:visit|visit:arm")]
    [InlineData("y ~ factor(visit) + base_c", "factor(visit)|base_c")]
    public void terms_stand_in_the_order_of_r(string formula, string terms) =>
        Assert.Equal(terms, string.Join('|', LinearFormula.Parse(formula).Terms.Select(t => string.Join(':', t))));

    [Theory]
    [InlineData("y ~ x", true)]
    [InlineData("y ~ x - 1", false)]
    [InlineData("y ~ 0 + x", false)]
    [InlineData("y ~ 1", true)]
    public void the_intercept_stays_unless_it_is_taken_out(string formula, bool intercept) =>
        Assert.Equal(intercept, LinearFormula.Parse(formula).Intercept);

    [Theory]
    [InlineData("y ~ a +")]
    [InlineData("y ~ (a")]
    [InlineData("y ~ a ! b")]
    public void what_cannot_be_read_is_said(string formula) => Assert.Throws<InvalidCaseException>(() => LinearFormula.Parse(formula));

    [Fact]
    public void arithmetic_follows_the_usual_precedence()
    {
        double[] Evaluate(string text) => Arithmetic.Evaluate(text, name => name == "x" ? [2, 3] : throw new InvalidCaseException(name));
        Assert.Equal([9, 19], Evaluate("1 + 2 * x^2"));
        Assert.Equal([-1, -2], Evaluate("-(x - 1)"));
        Assert.Equal([Math.Log(2), Math.Log(3)], Evaluate("log(x)"));
        Assert.Equal(["x"], Arithmetic.Variables("I(x^2) + sqrt(4)"));
    }
}
