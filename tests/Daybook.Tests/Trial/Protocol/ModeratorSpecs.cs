using Daybook.Tests.Analysis.Periods;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>A choice predicts a response by its values, or by the group that some of its choices make.</summary>
public sealed class ModeratorSpecs
{
    private const string Group = "with: works, chosen: [full, part]";

    [Theory]
    [InlineData(Group, "with: works", "the choices of works are no numbers")]
    [InlineData(Group, "with: works, chosen: [full, prat]", "works has no choice prat")]
    [InlineData(Group, "with: works, chosen: [full, part, none]", "everybody is in the group")]
    [InlineData(Group, "with: age, chosen: [full]", "age is no choice")]
    public void a_choice_that_is_no_number_is_refused(string from, string to, string cause)
    {
        var problem = Assert.Single(Problems(from, to));
        Assert.Equal("DB0274", problem.Code);
        Assert.Equal(cause, problem.What);
    }

    [Fact]
    public void a_group_of_choices_or_choices_with_values_are_sound()
    {
        Assert.Empty(Problems(Group, Group));
        Assert.Empty(Problems("{ id: full, label: Full time }, { id: part, label: Part time }, { id: none, label: Not }", "{ id: full, label: Full time, value: 2 }, { id: part, label: Part time, value: 1 }, { id: none, label: Not, value: 0 }", Group, "with: works"));
    }

    private static IReadOnlyList<Problem> Problems(params IReadOnlyList<string> exchanged)
    {
        var yaml = PeriodDatasets.Yaml;
        for (var i = 0; i < exchanged.Count; i += 2)
        {
            Assert.Contains(exchanged[i], yaml, StringComparison.Ordinal);
            yaml = yaml.Replace(exchanged[i], exchanged[i + 1], StringComparison.Ordinal);
        }
        return ProtocolReader.Read(yaml, "periods.yaml").Problems;
    }
}
