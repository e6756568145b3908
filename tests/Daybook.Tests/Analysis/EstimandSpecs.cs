using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;
using Dataset = Daybook.Analysis.Dataset;

namespace Daybook.Tests.Analysis;

/// <summary>Whose values an analysis uses, and which days of theirs: in the minimal crossover, with sets and an estimand.</summary>
public sealed class EstimandSpecs
{
    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run("minimal-crossover", 7, 16, truth => truth with { Withdraw = 0.4m }));
    private static readonly Lazy<Dataset> Plain = new(() => Study.Value.Opened());

    [Fact]
    public void a_set_holds_those_to_whom_every_rule_applies()
    {
        var all = Plain.Value.Participants;
        var came = Members("visits: [v2, v3]");
        var wrote = Members("diary: 0.85");

        Assert.Equal(all.Where(her => her.State.Visits.ContainsKey("v2") && her.State.Visits.ContainsKey("v3")).Select(her => her.Label), came);
        Assert.Equal(all.Where(her => Written(her) >= 0.85).Select(her => her.Label), wrote);
        Assert.Equal(all.Where(her => her.State.Kits.Count >= 2).Select(her => her.Label), Members("kits: 2"));
        Assert.Equal(came.Intersect(wrote), Members("visits: [v2, v3], diary: 0.85"));
        Assert.All([came, wrote], members => Assert.InRange(members.Count, 1, all.Count - 1));
    }

    [Fact]
    public void without_a_rule_everybody_who_was_allocated_is_in_it() =>
        Assert.Equal(Plain.Value.Participants.Select(her => her.Label), Members("kits: 1, visits: [v1]"));

    [Fact]
    public void who_seldom_took_the_drug_is_not_in_a_set_of_takers()
    {
        var taken = Plain.Value.Participants.ToDictionary(her => her.Label, her => Answers(her, "capsule").Average(answer => (double)answer.Number!.Value));
        double middle = taken.Values.Order().ElementAt(taken.Count / 2);

        var members = Members(FormattableString.Invariant($"taken: {middle:0.000}"));
        Assert.Equal(taken.Where(her => her.Value >= Math.Round(middle, 3)).Select(her => her.Key), members);
        Assert.InRange(members.Count, 1, taken.Count - 1);
    }

    [Fact]
    public void as_if_it_had_not_happened_leaves_out_its_days()
    {
        var rows = Rows("hypothetical");

        Assert.All(rows, row => Assert.Equal(Mean(row, day => !Rescued(row, day)), row.Value));
        Assert.NotEqual(Rows("treatment-policy").Select(row => row.Value), rows.Select(row => row.Value));
    }

    [Fact]
    public void while_on_treatment_leaves_out_all_days_from_the_first_one_on()
    {
        var rows = Rows("while-on-treatment");

        Assert.All(rows, row => Assert.Equal(Mean(row, day => !Enumerable.Range(0, 40).Any(before => InPeriod(row, day.PlusDays(-before)) && Rescued(row, day.PlusDays(-before)))), row.Value));
        Assert.Contains(rows, row => row.Value is null);
    }

    [Fact]
    public void a_treatment_policy_leaves_out_nothing() => Assert.Equal(
        Plain.Value.Rows.Where(row => row.Endpoint == "end-pain").Select(row => (row.Label, row.PeriodNumber, row.Value)), Rows("treatment-policy").Select(row => (row.Label, row.PeriodNumber, row.Value)));

    [Fact]
    public void the_analysis_uses_the_population_of_its_estimand_and_says_so()
    {
        var run = AnalysisRun.Of(With("kits: 2", "treatment-policy"));
        var main = run.Analyses.Single(analysis => analysis.Id == "main");

        Assert.Contains($"Analysis set: Chosen, {Members("kits: 2").Count} of {Plain.Value.Participants.Count}.", main.Notes);
        Assert.Contains(main.Notes, note => note.StartsWith("Rescue tablets: on ", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Analyses.Single(analysis => analysis.Id == "mixed").Notes, note => note.StartsWith("Analysis set", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kits: 1", "hypothetical")]
    [InlineData("diary: 0.93", "treatment-policy")]
    public void the_analysis_is_of_the_days_and_the_people_that_its_estimand_leaves(string rule, string strategy)
    {
        var all = AnalysisRun.Of(With("kits: 1", "treatment-policy")).Analyses.Single(analysis => analysis.Id == "main");
        var some = AnalysisRun.Of(With(rule, strategy)).Analyses.Single(analysis => analysis.Id == "main");

        Assert.True(some.N < all.N || some.Effect != all.Effect, $"{some.N} people, {some.Effect}, as without the estimand");
    }

    [Fact]
    public void the_report_prints_all_five_attributes_and_who_is_in_which_set()
    {
        var html = Report.Of(AnalysisRun.Of(With("kits: 2", "hypothetical")), Study.Value.Provenance(7), []).Html;

        Assert.All(["Naltrexone 4.5 mg minus Placebo", "Rescue tablets: hypothetical, the values of those days are left out", "difference of means", "at least 2 kits handed out", "estimates effect"],
            words => Assert.Contains(words, html, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Members(string rule) => [.. AnalysisSets.Of(With(rule, "treatment-policy"), "chosen").Participants.Select(her => her.Label)];

    private static List<EndpointRow> Rows(string strategy)
    {
        var dataset = With("kits: 1", strategy);
        return [.. IntercurrentEvents.Apply(dataset, dataset.Protocol.Estimands[0]).Rows.Where(row => row.Endpoint == "end-pain")];
    }

    private static Dataset With(string rule, string strategy)
    {
        var yaml = Daybook.Tests.Trial.Bundled.Crossover.Replace("rank: primary,", "rank: primary, estimand: effect,", StringComparison.Ordinal).Replace("analyses:\n", $$"""
            analysis-sets: [{ id: chosen, title: Chosen, {{rule}} }]
            estimands:
              - { id: effect, treatments: [active, control], population: chosen, variable: end-pain, events: [{ id: rescued, title: Rescue tablets, item: rescue, when: ">= 2", strategy: {{strategy}} }], summary: mean-difference }
            analyses:

            """, StringComparison.Ordinal);
        var reading = ProtocolReader.Read(yaml, "estimands.yaml");
        Assert.Equal("", ProblemText.Render(reading.Problems));
        return Plain.Value with { Protocol = reading.Protocol! };
    }

    private static double? Mean(EndpointRow row, Func<LocalDate, bool> used)
    {
        var her = Plain.Value.Participants.Single(known => known.Key == row.Participant);
        if (her.Schedule?.PeriodDates(row.Period) is not { } dates)
            return null;
        double[] values = [.. Answers(her, "pain").Where(answer => InLastWeek(dates, DayOf(answer)) && used(DayOf(answer))).Select(answer => (double)answer.Number!.Value)];
        return values.Length < 4 ? null : Daybook.Statistics.Descriptive.Moments.Mean(values);
    }

    private static bool InLastWeek(PeriodDates dates, LocalDate day) => dates.End.PlusDays(-6) <= day && day <= dates.End;

    private static bool InPeriod(EndpointRow row, LocalDate day) =>
        Plain.Value.Participants.Single(known => known.Key == row.Participant).Schedule!.PeriodOf(day)?.Period.Id == row.Period;

    private static bool Rescued(EndpointRow row, LocalDate day) =>
        Plain.Value.Counted.Any(value => value.Participant == row.Participant && value.Item == "rescue" && value.Occasion.Key == LocalDatePattern.Iso.Format(day) && value.Number >= 2);

    private static LocalDate DayOf(Observation answer) => LocalDatePattern.Iso.Parse(answer.Occasion.Key).Value;

    private static IEnumerable<Observation> Answers(DatasetParticipant her, string item) =>
        Plain.Value.Counted.Where(value => value.Participant == her.Key && value.Item == item && value.Occasion.Kind == OccasionKind.DiaryDay && (item != "capsule" || Treated(her, DayOf(value))));

    private static bool Treated(DatasetParticipant her, LocalDate day) => her.Schedule!.PeriodOf(day)?.Treated is not null;

    private static double Written(DatasetParticipant her)
    {
        var days = Enumerable.Range(0, 60).Select(day => her.Schedule!.DayOne.PlusDays(day)).Where(day => day <= her.Schedule!.LastDiaryDay && Treated(her, day)).ToList();
        return days.Count(day => Answers(her, "pain").Any(answer => DayOf(answer) == day)) / (double)days.Count;
    }
}
