using Daybook.Analysis;
using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Analysis;

/// <summary>A trial with prompts, from the simulated first visit to its analysis.</summary>
public class VirtualPromptSpecs(ITestOutputHelper output)
{
    private const string Fixture = "tests/Daybook.Tests/Trial/Protocol/fixtures/prompts.yaml";

    private const string Truth = """
        truth: prompts
        note: Round numbers. Assumptions, not evidence.
        screening: { fail: 0, routes: [clinic], per-week: 21, first-visit-within: 4 }
        measures:
          - { id: worst, mean: 60, within: 10 }
          - { id: pain, mean: 50, between: 5, within: 10, effects: [{ treatment: ldn, change: -12 }] }
          - { id: resting, mean: 0.5 }
          - { id: tired, mean: 5, within: 2 }
        diary: { late: 0, missed: 0.2, outside: 0, offline: 0 }
        visits: { shift: 0, taken: 1 }
        """;

    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run(Bundled.ReadAt(Fixture), Truth, 7, 20));

    [Fact]
    public void prompts_are_answered_in_their_windows_and_count()
    {
        var study = Study.Value;
        var rows = study.Observations.Where(row => row is { Form: "moment", Item: "pain" }).ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.DoesNotContain(study.State.Queries.Values, query => query.Opened.Rule is "entry.repeat" or "device.number-hole" or "entry.not-asked" || query.Opened.Rule!.StartsWith("verdict.", StringComparison.Ordinal));
        // 20 people, 14 days of 4, four in five: 896; those on day 1 before the visit are not there.
        Assert.InRange(rows.Count, 780, 930);
        Assert.All(rows, row => Assert.Equal((OccasionKind.Prompt, ""), (row.Occasion.Kind, row.Flags)));
        Assert.Equal(rows.Count(row => row.Number < 50), study.Observations.Count(row => row.Item == "resting" && row.Flags == "not-asked"));
        Assert.InRange(study.Observations.Count(row => row.Form == "rest"), 390, 480);
    }

    [Fact]
    public void an_endpoint_takes_every_answer_of_its_days()
    {
        var dataset = Study.Value.Opened();
        var row = dataset.Rows.First(row => row.Value is not null);
        var values = Study.Value.Observations.Where(value => value.Participant == row.Participant && value.Item == "pain" && value.Day is >= 8 and <= 14).Select(value => value.Number!.Value).ToList();

        Assert.True(values.Count > 14);
        Assert.Equal((double)values.Average(), row.Value!.Value, 1e-9);
        Assert.NotNull(AnalysisRun.Of(dataset).Primary!.Effect);
    }

    [Fact]
    public void the_report_shows_what_prompts_measured()
    {
        var study = Study.Value;
        var report = Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(7), []);
        var drawn = report.Figures.Single(figure => figure.Id == "individuals");
        var rows = study.Observations.Where(row => row.Item == "pain" && row.Flags == "").ToList();

        Assert.Contains("group-mean", report.Figures.Select(figure => figure.Id));
        // One point a day, which is the mean of the day's prompts.
        Assert.Equal(rows.Select(row => (row.Participant, row.Day)).Distinct().Count(), drawn.Table.Rows.Count);
        int answered = study.Observations.Where(row => row.Form == "moment").Select(row => (row.Participant, row.Occasion.Key)).Distinct().Count();
        var cells = Cells(report.Html[report.Html.IndexOf("Prompts: how many", StringComparison.Ordinal)..], "Right now");
        Assert.Equal([$"{20 * 14 * 4}", $"{answered}"], cells.Take(2).Select(text => text.Replace(",", "", StringComparison.Ordinal)));
        var cell = SummariesSectionText(report.Html);
        Assert.Contains("How bad is your pain right now?", cell, StringComparison.Ordinal);
        Assert.Contains("How tired are you?", cell, StringComparison.Ordinal);
    }

    /// <summary>What stands in the row behind its first cell.</summary>
    private static IEnumerable<string> Cells(string html, string first) =>
        System.Text.RegularExpressions.Regex.Split(html[(html.IndexOf($">{first}<", StringComparison.Ordinal) + first.Length + 1)..].Split("</tr>")[0], "<[^>]*>").Where(text => text.Length > 0);

    private static string SummariesSectionText(string html) => html[html.IndexOf("id=\"summaries\"", StringComparison.Ordinal)..].Split("</table>")[0];

    [Fact]
    public void simulated_trials_estimate_what_the_same_people_could_have_shown()
    {
        var protocol = ProtocolReader.Read(Bundled.ReadAt(Fixture), "prompts").Protocol!;
        var found = OperatingCharacteristics.Of(protocol, TruthReader.Read(Truth, "truth", protocol).Truth!, 30, protocol.Analyses[0], [.. Enumerable.Range(1, 30).Select(seed => (ulong)seed)]);
        output.WriteLine(found.ToString());

        Assert.Equal(-12, found.MeanPotential, 1.0);
        Assert.InRange(found.Bias, -5 * found.BiasError, 5 * found.BiasError);
    }
}
