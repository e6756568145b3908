using Daybook.Analysis;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Analysis;

public class DatasetSpecs
{
    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run("minimal-crossover", 7, 12));

    [Fact]
    public void an_endpoint_is_the_mean_of_the_days_of_its_window_that_count()
    {
        var study = Study.Value;
        var dataset = study.Opened();
        foreach (var row in dataset.Rows)
        {
            var her = dataset.Participants.Single(p => p.Key == row.Participant);
            var period = her.Schedule!.Periods.Single(p => p.Period.Id == row.Period);
            string[] days = [.. Enumerable.Range(0, 7).Select(back => LocalDatePattern.Iso.Format(period.End.PlusDays(-back)))];
            var values = study.Observations.Where(o => o.Participant == her.Key && o.Item == "pain" && o.Form == "diary" && days.Contains(o.Occasion.Key)
                && o.Flags is "" or "late" && o.Participant == her.Key && o.Item == "pain" && days.Contains(o.Occasion.Key)
                && o.SupersededBy is null).GroupBy(o => o.Occasion.Key).Select(day => (double)day.MinBy(o => o.Occasion.Repeat)!.Number!.Value).ToList();
            Assert.Equal(values.Count, row.Used);
            Assert.Equal(values.Count >= 4, row.Value is not null);
            if (row.Value is { } value)
            {
                Assert.Equal(values.Average(), value, 1e-12);
            }
        }
        Assert.Equal(dataset.Participants.Count * 2, dataset.Rows.Count);
        Assert.All(dataset.Rows, row => Assert.Equal(study.Protocol.Arms.Single(arm => arm.Id == row.Sequence).Treatments[row.PeriodNumber - 1], row.Treatment));
    }

    [Fact]
    public void before_the_code_is_open_no_row_names_a_treatment_or_a_sequence()
    {
        var study = Study.Value;
        var closed = Dataset.At(study.Protocol, study.AtLock!, study.Observations, null);
        Assert.All(closed.Rows, row => Assert.Equal("", row.Treatment + row.Sequence));
        Assert.All(closed.Participants, her => Assert.Equal("", her.Sequence));
        Assert.All(AnalysisRun.Of(closed).Analyses, a => Assert.NotNull(a.NotComputed));
    }

    [Theory]
    [InlineData("outside-window")]
    [InlineData("future")]
    [InlineData("late outside-window")]
    [InlineData("after-withdrawal")]
    [InlineData("before-consent")]
    [InlineData("after-revocation")]
    [InlineData("after-lock")]
    [InlineData("censored-high")]
    public void a_value_with_an_excluding_flag_is_listed_and_does_not_count(string flags)
    {
        var one = Study.Value.Observations.First(o => o.Item == "pain" && o.Flags.Length == 0);
        Assert.True(Usable.Counts(one));
        Assert.False(Usable.Counts(one with { Flags = flags }));
        Assert.NotNull(Usable.Why(one with { Flags = flags }));
    }

    /// <summary>Only what was written in time or late counts, whatever verdicts there will be.</summary>
    [Fact]
    public void every_other_verdict_leaves_an_entry_out()
    {
        var one = Study.Value.Observations.First(o => o.Item == "pain" && o.Flags.Length == 0);
        Assert.All(Enum.GetValues<Verdict>(), verdict => Assert.Equal(verdict is Verdict.InTime or Verdict.Late, Usable.Counts(one with { Flags = Kebab.Of(verdict.ToString()) })));
    }

    [Fact]
    public void a_late_value_counts_and_a_replaced_one_and_one_beyond_its_scale_do_not()
    {
        var study = Study.Value;
        var one = study.Observations.First(o => o.Item == "pain" && o.Flags.Length == 0);
        Assert.True(Usable.Counts(one with { Flags = "late" }));
        Assert.False(Usable.Counts(one with { SupersededBy = 9 }));
        var dataset = Dataset.At(study.Protocol, study.AtLock!, [one with { Number = 140 }], study.List);
        Assert.Empty(dataset.Counted);
        Assert.Equal("outside the range of its item", Assert.Single(dataset.Exclusions).Why);
    }

    /// <summary>An earlier version asked for the pain on another line, or in another way. A value is judged by its own version, and is not pooled with those of the analysed one.</summary>
    [Theory]
    [InlineData("range: [0, 100], ends: [No pain", "range: [0, 10], ends: [No pain", 7, "given on another range than the analysed version has")]
    [InlineData("range: [0, 100], ends: [No pain", "range: [0, 10], ends: [No pain", 70, "outside the range of its item")]
    [InlineData("range: [0, 100], ends: [No pain", "range: [0, 1000], ends: [No pain", 140, "given on another range than the analysed version has")]
    [InlineData("kind: line, range: [0, 100], ends: [No pain", "kind: scale, range: [0, 100], ends: [No pain", 7, "given as another kind of answer than the analysed version asks for")]
    [InlineData("ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", "ends: [Worst pain imaginable, No pain], better: higher }\n    - { id: sleep", 7, "given when the same answer meant another thing than in the analysed version")]
    [InlineData("ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", "ends: [No pain, Worst pain imaginable], better: higher }\n    - { id: sleep", 7, null)]
    [InlineData("ends: [No pain, Worst pain imaginable], better: lower }\n    - { id: sleep", "ends: [As bad as can be, Without pain], better: higher }\n    - { id: sleep", 7, "given when the same answer meant another thing than in the analysed version")]
    [InlineData("unit: mm/h", "unit: cm/h", 7, "given in another unit than the analysed version has")]
    [InlineData("version: \"1.0\"\ntitle", "version: \"0.9\"\ntitle", 7, null)]
    public void a_value_of_another_range_or_unit_is_left_out_and_the_report_says_why(string from, string to, int value, string? why)
    {
        var study = Study.Value;
        var yaml = Bundled.Crossover.Replace("version: \"1.0\"\ntitle", "version: \"0.9\"\ntitle", StringComparison.Ordinal).Replace(from, to, StringComparison.Ordinal)
            .Replace(", responder: { baseline: usual-pain, reduction: 30 }", "", StringComparison.Ordinal).Replace("  - { id: responders, rank: secondary, endpoint: end-pain, method: responders, compare: [active, control] }\n", "", StringComparison.Ordinal);
        var earlier = ProtocolReader.Read(yaml, "earlier.yaml").Protocol!;
        var state = study.AtLock! with { Versions = study.AtLock!.Versions.Add(ProtocolReader.HashOf(yaml), earlier) };
        var one = study.Observations.First(o => o.Item == (from.StartsWith("unit", StringComparison.Ordinal) ? "esr" : "pain") && o.Flags.Length == 0) with { Number = value };
        var dataset = Dataset.At(study.Protocol, state, [one with { ProtocolVersion = "0.9" }], study.List);

        Assert.Equal(why is null ? [] : [why], dataset.Exclusions.Select(left => left.Why));
        Assert.Equal(why is null ? 1 : 0, dataset.Counted.Count);
        Assert.Equal(why is not null, DeviationsSection.Of(new ReportMaterial(AnalysisRun.Of(dataset), study.Provenance(7), [])).Contains(why ?? "another range", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Estimator.Mean, 4)]
    [InlineData(Estimator.Median, 2)]
    [InlineData(Estimator.Lowest, 1)]
    [InlineData(Estimator.Highest, 9)]
    [InlineData(Estimator.Last, 2)]
    public void the_estimators_do_what_they_are_called(Estimator estimator, double expected) =>
        Assert.Equal(expected, Estimate.Of(estimator, [9, 1, 2]));
}
