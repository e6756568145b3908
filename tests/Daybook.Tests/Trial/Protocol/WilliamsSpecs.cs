using Daybook.Statistics.Design;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Sequences that a rule makes.</summary>
public class WilliamsSpecs
{
    private static readonly string Fixture = Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/williams.yaml");

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(10)]
    public void they_are_those_of_the_statistics_package_and_each_treatment_follows_each_equally_often(int number)
    {
        string[] treatments = [.. Enumerable.Range(1, number).Select(i => $"t{i}")];
        var arms = WilliamsSequences.Of(treatments);

        Assert.Equal(CrossoverSequences.Williams(treatments), arms.Select(arm => arm.Treatments));
        Assert.Equal(number % 2 == 0 ? number : 2 * number, arms.Select(arm => arm.Id).Distinct().Count());
        var follows = CrossoverSequences.Followers([.. arms.Select(arm => arm.Treatments)], treatments);
        Assert.Single(follows.SelectMany((row, i) => row.Where((_, j) => i != j)).Distinct());
        Assert.All(Enumerable.Range(0, number), period => Assert.Single(arms.GroupBy(arm => arm.Treatments[period]).Select(same => same.Count()).Distinct()));
    }

    [Fact]
    public void a_file_that_names_the_rule_is_the_study_with_the_sequences_listed()
    {
        var made = Read(Fixture);
        var listed = Read(Fixture.Replace("sequences: williams\n", "arms:\n" + string.Concat(made.Arms.Select(arm => $"  - {{ id: {arm.Id}, treatments: [{string.Join(", ", arm.Treatments)}] }}\n")), StringComparison.Ordinal));

        Assert.Equal(["ABC", "BCA", "CAB", "CBA", "ACB", "BAC"], made.Arms.Select(arm => arm.Id));
        Assert.Equal("sequences", Assert.Single(ProtocolComparison.Of(listed, made)).Key);
    }

    [Fact]
    public void another_treatment_makes_other_sequences_and_everything_after_it_weighs_it()
    {
        var four = Fixture.Replace("{ id: dummy, name: Placebo }", "{ id: dummy, name: Placebo }, { id: half, name: Naltrexone 3 mg }", StringComparison.Ordinal);

        var problem = Assert.Single(ProtocolReader.Read(four, "four.yaml").Problems);
        Assert.Equal(("DB0208", "every treatment is taken once, and 4 treatments stand against 3 treated periods"), (problem.Code, problem.What));
        Assert.Equal("sequences: williams", problem.Excerpt);
    }

    private static Protocol Read(string yaml) => ProtocolReader.Read(yaml, "williams.yaml").Protocol!;
}
