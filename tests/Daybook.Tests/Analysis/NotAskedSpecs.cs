using Daybook.Analysis;
using Daybook.Exchange;
using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Analysis;

/// <summary>A trial whose questions depend on answers, from the simulated first visit to its dataset: what was not asked counts what the protocol says, and is never called missing.</summary>
public class NotAskedSpecs
{
    private const string Truth = """
        truth: skip-logic
        note: Round numbers. Assumptions, not evidence.
        screening: { fail: 0, routes: [clinic], per-week: 21, first-visit-within: 4 }
        measures:
          - { id: attack, mean: 0.5 }
          - { id: strength, mean: 5, within: 2 }
          - { id: tablets, mean: 2 }
          - { id: limits, mean: 3, within: 1 }
        diary: { late: 0, missed: 0.05, outside: 0, offline: 0 }
        visits: { shift: 0, taken: 1 }
        """;

    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run(Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/skip-logic.yaml"), Truth, 7, 12));

    private static IEnumerable<IGrouping<(ParticipantKey, string), Observation>> Evenings =>
        Study.Value.Observations.Where(row => row.Form == "diary").GroupBy(row => (row.Participant, row.Occasion.Key));

    [Fact]
    public void virtual_participants_answer_what_they_are_asked_and_nobody_complains()
    {
        Assert.Empty(Study.Value.Refusals.Select(refusal => refusal.Code));
        Assert.DoesNotContain(Study.Value.State.Queries.Values, query => query.Opened.Rule == "entry.not-asked");
        Assert.All(Evenings, evening => Assert.Equal(4, evening.Count()));
        Assert.All(Evenings, evening => Assert.Equal(evening.Single(row => row.Item == "attack").Number == 0, evening.Single(row => row.Item == "strength").Flags.Contains("not-asked", StringComparison.Ordinal)));
        Assert.Contains(Evenings, evening => evening.All(row => row.Flags.Length == 0));
    }

    [Fact]
    public void an_endpoint_counts_what_the_protocol_says_of_days_without_the_question()
    {
        var dataset = Study.Value.Opened();
        var row = dataset.Rows.First(row => row.Value is not null);
        var days = Evenings.Where(evening => evening.Key.Item1 == row.Participant).Select(evening => evening.Single(one => one.Item == "strength").Number ?? 0).ToList();
        Assert.Contains(0m, days);
        Assert.Equal((double)days.Average(), row.Value!.Value, 1e-12);
    }

    [Fact]
    public void a_sum_counts_it_too_and_needs_no_rule_for_missing_items()
    {
        var dataset = Study.Value.Opened();
        var scores = dataset.Counted.Where(value => value.Item == "limits").ToList();
        Assert.Equal(Study.Value.Observations.Count(row => row.Item == "at-work"), scores.Count);
        Assert.Contains(scores, score => score.Number == 0);
        Assert.All(scores, score => Assert.Equal(Sum(score), score.Number));
    }

    [Fact]
    public void what_was_not_asked_is_no_exclusion_and_the_export_says_so()
    {
        Assert.DoesNotContain(Study.Value.Opened().Exclusions, exclusion => exclusion.Item == "strength");
        var row = Study.Value.Observations.First(row => row.Flags == "not-asked");
        Assert.Contains(",,,,not-asked,not-asked,", TabularExport.Row(row, Purpose.Synthetic, _ => "P-001"), StringComparison.Ordinal);
    }

    private static decimal Sum(Observation score) => Study.Value.Observations
        .Where(row => row.Participant == score.Participant && row.Occasion == score.Occasion && row.Form == "limits").Sum(row => row.Number ?? 0);
}
