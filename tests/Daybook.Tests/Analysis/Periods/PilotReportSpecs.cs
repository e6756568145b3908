using System.Text.Json;
using System.Text.RegularExpressions;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime.Text;
using Dataset = Daybook.Analysis.Dataset;

namespace Daybook.Tests.Analysis.Periods;

public partial class PilotReportSpecs
{
    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run("ldn-fibromyalgia-2009", 7, 8));
    private static readonly Lazy<AnalysisRun> Run = new(() => AnalysisRun.Of(Study.Value.Opened()));
    private static readonly Lazy<string> Page = new(() => Report.Of(Run.Value, Study.Value.Provenance(7), []).Html);

    private static string Section(string page, string id) => Regex.Match(page, $"<section id=\"{id}\".*?</section>", RegexOptions.Singleline).Value;

    private static Dataset Closed(IEnumerable<Observation> observations) => Dataset.At(Study.Value.Protocol, Study.Value.AtLock!, observations, null);

    [Fact]
    public void the_sections_stand_in_the_order_in_which_a_reader_asks() => Assert.Equal(
        ["answer", "flow", "baseline", "analyses", "individuals", "responders", "summaries", "predictors", "safety", "sensitivity", "replication", "deviations", "methods"],
        SectionId().Matches(Page.Value).Select(match => match.Groups[1].Value));

    [Fact]
    public void the_shell_of_a_fixed_order_does_not_depend_on_any_value_after_the_first_capsule()
    {
        // Time is the treatment here: if a byte of the shell moved with a value of the diary or of a later visit, somebody could read the effect in it.
        var before = Study.Value.Protocol.Visits.Where(visit => visit.Day <= 15).Select(visit => visit.Id).ToHashSet();
        bool Later(Observation o) => o.Occasion.Kind == OccasionKind.DiaryDay || !before.Contains(o.Occasion.Key);
        var other = Study.Value.Observations.Select(o => Later(o) && o.Number is { } number ? o with { Number = number == 0 ? 1 : number == 1 ? 0 : number - 1 } : o).ToList();
        Assert.NotEqual(Study.Value.Observations, other);
        Assert.Equal(Shell(Study.Value.Observations), Shell(other));

        static string Shell(IEnumerable<Observation> observations)
        {
            var run = AnalysisRun.Of(Closed(observations));
            var report = Report.Of(run, Study.Value.Provenance(7), []);
            return report.Html + ResultsJson.Of(run, Study.Value.Provenance(7)) + string.Concat(report.Figures.Select(figure => figure.Svg + figure.Table.Csv));
        }
    }

    [Fact]
    public void the_shell_of_a_fixed_order_counts_nothing_by_period()
    {
        string shell = Report.Of(AnalysisRun.Of(Closed(Study.Value.Observations)), Study.Value.Provenance(7), []).Html;
        Assert.DoesNotContain("<table", Section(shell, "summaries"), StringComparison.Ordinal);
        Assert.DoesNotContain("<table", Section(shell, "predictors") + Section(shell, "responders"), StringComparison.Ordinal);
        foreach (string id in new[] { "safety", "individuals", "sensitivity", "replication" })
        {
            Assert.DoesNotContain(Study.Value.Protocol.Periods, period => Section(shell, id).Contains($"<th scope=\"row\">{period.Id}", StringComparison.Ordinal));
            Assert.DoesNotContain(Study.Value.Protocol.Periods, period => Section(shell, id).Contains($"<th scope=\"col\">{period.Id}", StringComparison.Ordinal));
        }
        Assert.DoesNotContain("as the study went on", shell, StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">All</th>", Section(shell, "safety"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-30, -5, "does not include zero: values were lower under Naltrexone 4.5 mg, which is the better direction.")]
    [InlineData(-8, 6, "includes zero: this trial does not show a difference, and does not exclude the differences inside the interval.")]
    public void the_answer_is_told_by_treatment_and_what_the_order_cannot_tell_is_told_whatever_the_result(double low, double high, string said)
    {
        var primary = Run.Value.Primary! with { Effect = new Interval((low + high) / 2, low, high) };
        var material = new ReportMaterial(With(primary), Study.Value.Provenance(7), []);
        string answer = AnswerSection.Say(material);
        Assert.StartsWith("Severity of fibromyalgia symptoms, last 14 days, Naltrexone 4.5 mg (period drug) minus Placebo (period placebo): between ", answer, StringComparison.Ordinal);
        Assert.EndsWith(said, answer, StringComparison.Ordinal);
        string[] caveats = [.. AnswerSection.Caveats(material)];
        Assert.Equal("It rests on the last 14 days of baseline, placebo and drug; values of washout are not in it.", caveats[0]);
        Assert.Contains("This trial was not randomised", caveats[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EffectScale.PercentagePoints, "between 5.0 and 30.0 percentage points", "the improvement was larger under Naltrexone 4.5 mg, which is the better direction.")]
    [InlineData(EffectScale.Correlation, "between 5.0 and 30.0 (95%", "the response was larger where the predictor was.")]
    public void another_scale_is_told_in_its_own_words(EffectScale scale, string numbers, string meaning)
    {
        var primary = Run.Value.Primary! with { Effect = new Interval(17, 5, 30), Scale = scale };
        string answer = AnswerSection.Say(new ReportMaterial(With(primary), Study.Value.Provenance(7), []));
        Assert.Contains(numbers, answer, StringComparison.Ordinal);
        Assert.EndsWith(meaning, answer, StringComparison.Ordinal);
    }

    private static AnalysisRun With(AnalysisResult primary) => Run.Value with { Analyses = [.. Run.Value.Analyses.Select(a => a.Id == primary.Id ? primary : a)] };

    [Fact]
    public void the_reductions_stand_side_by_side_in_percent()
    {
        var whole = Run.Value.Analyses.Single(a => a.Id == "reduction-whole");
        string analyses = Section(Page.Value, "analyses");
        Assert.Contains("drug: ratio of means", analyses, StringComparison.Ordinal);
        Assert.Contains($">{Print.Plain(whole["ratio-of-means-drug"])}<", analyses, StringComparison.Ordinal);
        Assert.Contains($">{Print.Plain(whole["mean-of-ratios-placebo"])}<", analyses, StringComparison.Ordinal);
        Assert.Contains($"{Print.Plain(whole.Effect!.Value)} percentage points", analyses, StringComparison.Ordinal);
    }

    [Fact]
    public void sensitivity_and_replication_have_their_own_tables_and_badges()
    {
        Assert.DoesNotContain("<th scope=\"row\">model-pain", Section(Page.Value, "analyses"), StringComparison.Ordinal);
        Assert.Contains("primary, pre-specified", Section(Page.Value, "analyses"), StringComparison.Ordinal);
        Assert.Contains("sensitivity, pre-specified", Section(Page.Value, "sensitivity"), StringComparison.Ordinal);
        Assert.Equal(14, Regex.Count(Section(Page.Value, "replication"), "<td>drug minus placebo</td>"));
        Assert.Equal("exploratory (post hoc)", AnalysesSection.Badge("post hoc"));
    }

    [Fact]
    public void what_is_said_of_the_replications_model_is_what_the_command_finds()
    {
        var protocol = Study.Value.Protocol;
        var truth = NullTruth.Heterogeneous(MemoryStudy.Truth(protocol.Id, protocol));
        var replicates = new Replicates(protocol, truth, 10);
        var found = OperatingCharacteristics.Of(replicates, protocol, protocol.Analyses.Single(a => a.Id == "model-severity"), [.. Enumerable.Range(1, 100).Select(seed => (ulong)seed)]);
        Assert.InRange(ReplicationSection.LevelOnly.Rate / 100, found.RejectionInterval.Low, found.RejectionInterval.High);
        var own = OperatingCharacteristics.Of(replicates, protocol, protocol.Analyses.Single(a => a.Id == "main"), [.. Enumerable.Range(1, 100).Select(seed => (ulong)seed)]);
        Assert.InRange(ReplicationSection.WithResponse.Rate / 100, own.RejectionInterval.Low, own.RejectionInterval.High);
        // The figures are of 2000 trials of these very people; when they change, the command is run again.
        string[] severity = [.. truth.Measures.Where(m => m.Id is "severity" or "esr").Select(m => $"{m.Mean} {m.Between} {m.Within} {m.Ar1} {m.HalfLife} {m.Spread} {m.Lowest} {m.Highest} {string.Join(' ', m.Effects.Select(e => $"{e.Treatment} {e.Slope}"))}".Trim())];
        Assert.Equal(["60 11 9 0.45 7 5   placebo 0 naltrexone -1", "23.9 16.8 0 0 0 0 0 60"], severity);
        Assert.Contains("32.4% (95% interval 30.3 to 34.4)", Page.Value, StringComparison.Ordinal);
        Assert.Contains($"<code>{ReplicationSection.Command}</code>", Page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void a_family_shows_every_test_by_every_rule_on_the_page_and_in_results_json()
    {
        var family = Assert.Single(Run.Value.Families);
        string replication = Section(Page.Value, "replication");
        Assert.All(family.Tests, test => Assert.Contains($"({test.Analysis})</th>", replication, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(ResultsJson.Of(Run.Value, Study.Value.Provenance(7)));
        var written = json.RootElement.GetProperty("families")[0];
        Assert.Equal(family.Tests.Count, written.GetProperty("p").EnumerateObject().Count());
        Assert.Equal(["narum-cut", "step-up-by", "step-up-bh"], written.GetProperty("judgements").EnumerateArray().Select(j => j.GetProperty("rule").GetString()));
        foreach (var (judgement, j) in family.Judgements.Zip(written.GetProperty("judgements").EnumerateArray()))
        {
            Assert.Equal(judgement.Kept, j.GetProperty("kept").EnumerateArray().Select(kept => kept.GetString()));
        }
        Assert.All(Objects(json.RootElement), keys => Assert.Equal(keys.Order(StringComparer.Ordinal), keys));
    }

    private static IEnumerable<string[]> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Objects(property.Value)).Prepend([.. element.EnumerateObject().Select(property => property.Name)]),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    [Fact]
    public void the_study_drug_is_accounted_for()
    {
        var kits = Study.Value.AtLock!.Kits.Values.Where(kit => kit.Holder is not null).ToList();
        int back = kits.Count(kit => kit.Returned is not null), taken = kits.Where(kit => kit.UnitsBack is not null).Sum(kit => kit.Units - kit.UnitsBack!.Value);
        string row = Regex.Match(Section(Page.Value, "safety"), "<tr><th scope=\"row\">All</th>.*?</tr>").Value;
        Assert.StartsWith($"<tr><th scope=\"row\">All</th><td class=\"n\">{kits.Count}</td><td class=\"n\">{back}</td><td class=\"n\">{kits.Sum(kit => kit.Units)}</td>", row, StringComparison.Ordinal);
        Assert.Contains($"<td class=\"n\">{taken}</td>", row, StringComparison.Ordinal);
        Assert.Matches(@"<td class=""n"">\d+ of \d+</td></tr>", row);
    }

    [Fact]
    public void completion_counts_every_planned_day_once()
    {
        string first = Regex.Match(Section(Page.Value, "individuals"), "<caption>Diary days by period.*?</table>", RegexOptions.Singleline).Value;
        int[] planned = [.. Regex.Matches(first, "<th scope=\"row\">[^<]*</th><td class=\"n\">(\\d+)</td>").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(5, planned.Length);
        Assert.Equal(planned[^1], planned[..^1].Sum());
    }

    [Fact]
    public void a_summary_is_the_mean_of_the_participants_own_means()
    {
        var dataset = Run.Value.Dataset;
        var (item, period) = ("pain", "placebo");
        double[] own = [.. dataset.Participants.Select(her => dataset.Counted.Where(o => o.Participant == her.Key && o.Item == item && o.Occasion.Kind == OccasionKind.DiaryDay
            && her.Schedule!.PeriodOf(LocalDatePattern.Iso.Parse(o.Occasion.Key).Value)?.Period.Id == period).Select(o => (double)o.Number!.Value).DefaultIfEmpty(double.NaN).Average()).Where(double.IsFinite)];
        Assert.StartsWith($"{Print.Plain(own.Average())} (", SummariesSection.Row(dataset, item)[2], StringComparison.Ordinal);
        Assert.EndsWith($"n = {own.Length}", SummariesSection.Row(dataset, item)[2], StringComparison.Ordinal);
        Assert.Matches(@"^\d+\.\d% \(\d+\.\d%\), n = \d+$", SummariesSection.Row(dataset, "capsule")[2]);
        Assert.StartsWith("1:", SummariesSection.Row(dataset, "ana")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void a_visit_with_a_trial_at_the_cut_off_is_counted()
    {
        var dataset = Run.Value.Dataset;
        var censored = dataset with { Counted = [.. dataset.Counted.Select(o => o is { Item: "cold", Occasion.Key: "v3" } ? o with { Flags = "calculated censored-low" } : o)] };
        Assert.EndsWith("at the cut-off", SummariesSection.Row(censored, "cold")[2], StringComparison.Ordinal);
        Assert.DoesNotContain("cut-off", SummariesSection.Row(censored, "cold")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 12, "2 of 12, 16.7% (2.1 to 48.4)")]
    [InlineData(0, 12, "0 of 12, 0.0% (0.0 to 26.5)")]
    [InlineData(12, 12, "12 of 12, 100.0% (73.5 to 100.0)")]
    [InlineData(0, 0, "")]
    public void a_share_has_its_exact_interval(int count, int of, string said) => Assert.Equal(said, Effects.Share(count, of));

    [Fact]
    public void the_methods_say_what_the_source_leaves_open_and_how_tests_and_scores_are_made()
    {
        string methods = Section(Page.Value, "methods");
        Assert.All(Study.Value.Protocol.Assumptions, assumption => Assert.Contains(Html.Text(assumption.Settled), methods, StringComparison.Ordinal));
        Assert.All(Study.Value.Protocol.Sensory, test => Assert.Contains(Html.Text(test.Name), methods, StringComparison.Ordinal));
        Assert.Contains(Html.Text(Scoring.WhenMissing(Instrument.Fiq1997)), methods, StringComparison.Ordinal);
        Assert.Contains("One capsule by mouth about an hour before bedtime", methods, StringComparison.Ordinal);
    }

    [Fact]
    public void words_of_the_protocol_are_escaped_in_every_section()
    {
        var open = Run.Value.Dataset;
        var protocol = open.Protocol with
        {
            Assumptions = [new Assumption { Open = "<i>open", Settled = "<i>settled", Reason = "<i>why" }],
            Supply = open.Protocol.Supply! with { Directions = "<i>swallow" },
            Sensory = [.. open.Protocol.Sensory.Select(test => test with { Name = "<i>test", Device = "<i>device" })],
            Scores = [.. open.Protocol.Scores.Select(score => score with { Title = "<i>score" })],
            Endpoints = [.. open.Protocol.Endpoints.Select(endpoint => endpoint with { Title = "<i>endpoint" })],
            Families = [.. open.Protocol.Families.Select(family => family with { Title = "<i>family" })],
            Treatments = [.. open.Protocol.Treatments.Select(treatment => treatment with { Name = "<i>" + treatment.Name })],
        };
        Assert.DoesNotContain("<i>", Report.Of(AnalysisRun.Of(open with { Protocol = protocol }), Study.Value.Provenance(7), []).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void the_entanglement_shows_everything_known_before_treatment_and_what_one_correlation_leaves()
    {
        string predictors = Section(Page.Value, "predictors");
        Assert.Contains("Entanglement", predictors, StringComparison.Ordinal);
        Assert.All(Baselines.Measured(Study.Value.Protocol), measure => Assert.Contains($"<th scope=\"col\">{measure}</th>", predictors, StringComparison.Ordinal));
        Assert.Contains("can all be true of the same people at once", predictors, StringComparison.Ordinal);
        Assert.Contains("the response can go with age between ", predictors, StringComparison.Ordinal);
    }

    [GeneratedRegex("<section id=\"([a-z]+)\"")]
    private static partial Regex SectionId();
}
