using System.Text.Json.Nodes;
using Daybook.Cli.Fit;
using Xunit;

namespace Daybook.Tests.Cli.Fit;

public class CaseComparerTests
{
    [Theory]
    [InlineData("1.0", "1.00000000005", true)]
    [InlineData("1.0", "1.0000001", false)]
    [InlineData("0", "1e-12", true)]
    [InlineData("0", "1e-9", false)]
    [InlineData("\"NaN\"", "\"NaN\"", true)]
    [InlineData("\"NaN\"", "1", false)]
    [InlineData("\"Inf\"", "\"Inf\"", true)]
    [InlineData("\"Inf\"", "\"-Inf\"", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "0", false)]
    [InlineData("3", "null", false)]
    [InlineData("true", "true", true)]
    [InlineData("true", "false", false)]
    [InlineData("2", "\"two\"", false)]
    public void a_leaf_agrees_within_its_tolerance_and_never_otherwise(string reference, string computed, bool agrees)
    {
        CaseComparison result = Compare($$"""{"a": {{reference}}}""", $$"""{"a": {{computed}}}""", "[]");
        Assert.Equal(agrees, result.AllAgreed);
    }

    [Fact]
    public void the_first_matching_tolerance_wins_and_stars_cross_slashes()
    {
        const string tolerances = """[{"match": "x/*/p", "rel": 0.5}, {"match": "**", "rel": 1e-9, "abs": 1e-12}]""";
        Assert.True(Compare("""{"x": {"y": {"z": {"p": 1}}}}""", """{"x": {"y": {"z": {"p": 1.4}}}}""", tolerances).AllAgreed);
        Assert.False(Compare("""{"x": {"y": {"q": 1}}}""", """{"x": {"y": {"q": 1.4}}}""", tolerances).AllAgreed);
    }

    [Fact]
    public void an_entry_without_limits_and_text_are_information()
    {
        CaseComparison result = Compare("""{"a": 1, "b": "text"}""", """{"a": 7}""", """[{"match": "a", "rel": null, "abs": null}]""");
        Assert.True(result.AllAgreed);
        Assert.Equal(2, result.Informational);
    }

    [Fact]
    public void a_missing_number_is_a_disagreement_and_an_extra_one_is_not()
    {
        Assert.False(Compare("""{"a": 1, "b": [1, 2]}""", """{"a": 1, "b": [1]}""", "[]").AllAgreed);
        Assert.True(Compare("""{"a": 1}""", """{"a": 1, "b": 5}""", "[]").AllAgreed);
    }

    [Fact]
    public void the_largest_relative_difference_is_reported()
    {
        CaseComparison result = Compare("""{"a": 2, "b": 4}""", """{"a": 2.0000000001, "b": 5}""", "[]");
        Assert.Equal(0.25, result.LargestRelativeDifference, 1e-12);
        Assert.Equal("b", Assert.Single(result.Disagreements).Path);
    }

    private static CaseComparison Compare(string reference, string computed, string tolerances) =>
        CaseComparer.Compare(JsonNode.Parse(reference)!, JsonNode.Parse(tolerances)!.AsArray(), JsonNode.Parse(computed)!);
}
