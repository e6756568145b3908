using System.Text.RegularExpressions;
using System.Xml.Linq;
using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Analysis;

public partial class ReportSpecs
{
    private static readonly Lazy<MemoryStudy> Study = new(() => MemoryStudy.Run("minimal-crossover", 7, 12));
    private static readonly Lazy<Report> Full = new(() => Make(Study.Value));

    private static Report Make(MemoryStudy study) =>
        Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(7), [new EntryAfterLock(9999, Instant.FromUtc(2026, 6, 1, 10, 0), "items-recorded/1", "P-001")]);

    [Fact]
    public void the_same_lock_and_version_give_the_same_bytes()
    {
        var again = MemoryStudy.Run("minimal-crossover", 7, 12);
        var report = Make(again);
        Assert.Equal(Full.Value.Html, report.Html);
        Assert.Equal(Full.Value.Figures.Select(f => f.Svg), report.Figures.Select(f => f.Svg));
        Assert.Equal(ResultsJson.Of(AnalysisRun.Of(Study.Value.Opened()), Study.Value.Provenance(7)), ResultsJson.Of(AnalysisRun.Of(again.Opened()), again.Provenance(7)));
    }

    [Fact]
    public void the_page_is_well_formed_needs_nothing_but_itself_and_is_small()
    {
        string html = Full.Value.Html;
        string xml = Void().Replace(html.Replace("<!doctype html>", "", StringComparison.Ordinal), "<$1/>");
        var page = XDocument.Parse(xml.Replace("<style>", "<style><![CDATA[", StringComparison.Ordinal).Replace("</style>", "]]></style>", StringComparison.Ordinal));
        var ids = page.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "link" or "img" or "iframe");
        Assert.All(page.Descendants().Attributes("href"), href => Assert.True(href.Value[0] == '#' || href.Value.StartsWith("data:", StringComparison.Ordinal)));
        Assert.All(page.Descendants().Attributes("href").Where(h => h.Value[0] == '#'), href => Assert.Contains(href.Value[1..], ids));
        Assert.True(html.Length < 5_000_000);
        Assert.Equal(1, page.Descendants().Count(e => e.Name.LocalName == "h1"));
        Assert.All(page.Descendants().Where(e => e.Name.LocalName == "figure"), figure => Assert.Contains(figure.Descendants(), e => e.Name.LocalName == "details"));
    }

    [Fact]
    public void no_number_in_it_is_not_a_number() =>
        Assert.DoesNotMatch(@"NaN|Infinity|∞", Full.Value.Html);

    [Fact]
    public void it_says_what_it_is_and_where_it_comes_from()
    {
        var (study, html) = (Study.Value, Full.Value.Html);
        Assert.Contains("<p class=\"stamp\">SYNTHETIC</p>", html, StringComparison.Ordinal);
        Assert.Contains(study.Hash, html, StringComparison.Ordinal);
        Assert.Contains(study.State.Lock!.Root, html, StringComparison.Ordinal);
        Assert.Contains("9999", html, StringComparison.Ordinal);
        Assert.All(Full.Value.Figures, figure => Assert.Equal("SYNTHETIC", figure.Stamp));
        Assert.Equal(["paired", "flow", "forest", "group-mean", "individuals", "adherence", "ratings", "events"], Full.Value.Figures.Select(f => f.Id));
    }

    [Fact]
    public void before_the_code_is_open_it_is_a_shell_without_a_treatment_in_it()
    {
        var study = Study.Value;
        var shell = Report.Of(AnalysisRun.Of(Dataset.At(study.Protocol, study.AtLock!, study.Observations, null)), study.Provenance(7), []);
        Assert.Contains($"<p class=\"stamp\">SYNTHETIC: {Report.Shell}</p>", shell.Html, StringComparison.Ordinal);
        Assert.All(shell.Figures, figure => Assert.Equal($"SYNTHETIC: {Report.Shell}", figure.Stamp));
        Assert.DoesNotContain(shell.Figures, figure => figure.Id is not ("flow" or "individuals" or "adherence"));
    }

    [Fact]
    public void two_locked_worlds_that_differ_in_who_takes_what_have_the_same_shell_and_another_report()
    {
        var (one, other) = (Study.Value, MemoryStudy.Run("minimal-crossover", 7, 12, swapped: true));
        Assert.NotEqual(one.List.Places.SelectMany(p => p.Value), other.List.Places.SelectMany(p => p.Value));
        Assert.Equal(Shell(one), Shell(other));
        Assert.NotEqual(Make(one).Html, Make(other).Html);

        static string Shell(MemoryStudy study)
        {
            var run = AnalysisRun.Of(Dataset.At(study.Protocol, study.AtLock!, study.Observations, null));
            var report = Report.Of(run, study.Provenance(7), []);
            return report.Html + ResultsJson.Of(run, study.Provenance(7)) + string.Concat(report.Figures.Select(figure => figure.Svg + figure.Table.Csv));
        }
    }

    [Fact]
    public void the_values_of_every_figure_carry_the_stamp_of_the_report_a_real_one_too()
    {
        Assert.All(Full.Value.Figures, figure => Assert.EndsWith(",SYNTHETIC\n", figure.Table.Csv, StringComparison.Ordinal));
        var real = Report.Of(AnalysisRun.Of(Study.Value.Opened()), Study.Value.Provenance(null) with { Purpose = Purpose.Real }, []);
        Assert.All(real.Figures, figure => Assert.EndsWith(",REAL\n", figure.Table.Csv, StringComparison.Ordinal));
        Assert.All(real.Figures, figure => Assert.Null(figure.Stamp));
    }

    [Fact]
    public void labels_are_counted_per_site_and_nobody_is_drawn_under_the_name_of_another()
    {
        var dataset = Study.Value.Opened();
        Assert.True(dataset.Protocol.Sites.Count > 1);
        Assert.NotEqual(dataset.Participants.Count, dataset.Participants.Select(her => her.State.Label).Distinct().Count());
        var individuals = Full.Value.Figures.Single(figure => figure.Id == "individuals");
        Assert.All(dataset.Participants, her => Assert.Single(individuals.Marks.OfType<Mark.Words>(), mark => mark.Text == $"{her.Site} {her.State.Label}"));
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void a_page_whose_individual_days_are_not_everybodys_says_so(int participants, bool said)
    {
        var dataset = Study.Value.Opened();
        var many = Enumerable.Range(1, participants).Select(i => dataset.Participants[0] with { Key = new ParticipantKey($"k{i}"), Label = $"P-{i:000}" }).ToList();
        var report = Report.Of(AnalysisRun.Of(dataset) with { Dataset = dataset with { Participants = many } }, Study.Value.Provenance(7), []);
        Assert.Equal(said, report.Html.Contains("hold the first 60 of 61 participants", StringComparison.Ordinal));
    }

    [Fact]
    public void block_sizes_are_said_to_vary_only_where_they_do()
    {
        string Methods(string yaml) => MethodsSection.Of(new ReportMaterial(AnalysisRun.Of(Datasets.Of([], Datasets.Read(yaml))), new Provenance(Purpose.Real, false, "abc", 10, "def", "0", null), []));
        Assert.Contains("Random allocation by permuted blocks. Nobody was masked.", Methods(Datasets.Yaml), StringComparison.Ordinal);
        Assert.Contains("permuted blocks of varying size.", Methods(Datasets.Yaml.Replace("blocks: [2]", "blocks: [2, 4]", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-12.2, -0.5, "does not include zero: values were lower under Formoterol, which is the worse direction")]
    [InlineData(-3, 4, "includes zero: this trial does not show a difference")]
    [InlineData(2, 9, "does not include zero: values were higher under Formoterol, which is the better direction")]
    public void the_answer_is_one_sentence_that_is_as_easy_for_a_null_result(double low, double high, string said)
    {
        var run = AnalysisRun.Of(Datasets.Of([]));
        var primary = run.Primary! with { NotComputed = null, Effect = new Daybook.Analysis.Interval((low + high) / 2, low, high), N = 12 };
        var material = new ReportMaterial(run with { Analyses = [primary] }, new Provenance(Purpose.Real, true, "abc", 10, "def", "0", null), []);
        string answer = AnswerSection.Say(material);
        Assert.Contains(said, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("trend", answer, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("significant", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("percent", "lower", 5, 30, "the improvement was larger under Formoterol, which is the better direction.")]
    [InlineData("percent", "lower", -30, -5, "the improvement was smaller under Formoterol, which is the worse direction.")]
    [InlineData("percent", "higher", 5, 30, "the improvement was larger under Formoterol, which is the better direction.")]
    [InlineData("percent", "higher", -30, -5, "the improvement was smaller under Formoterol, which is the worse direction.")]
    [InlineData("difference", "lower", 5, 30, "values rose more, or fell less, under Formoterol, which is the worse direction.")]
    [InlineData("difference", "lower", -30, -5, "values fell more, or rose less, under Formoterol, which is the better direction.")]
    [InlineData("difference", "higher", 5, 30, "values rose more, or fell less, under Formoterol, which is the better direction.")]
    [InlineData("difference", "higher", -30, -5, "values fell more, or rose less, under Formoterol, which is the worse direction.")]
    public void an_improvement_is_better_when_larger_and_a_difference_has_the_direction_of_its_item(string scale, string better, double low, double high, string said)
    {
        var run = AnalysisRun.Of(Datasets.Of([], Changes(scale, better)));
        var primary = run.Primary! with { NotComputed = null, Effect = new Daybook.Analysis.Interval((low + high) / 2, low, high), N = 12 };
        var material = new ReportMaterial(run with { Analyses = [primary] }, new Provenance(Purpose.Real, true, "abc", 10, "def", "0", null), []);
        string answer = AnswerSection.Say(material);
        Assert.EndsWith(said, answer, StringComparison.Ordinal);
        Assert.Equal(scale == "percent", answer.Contains(" percentage points (95% confidence interval)", StringComparison.Ordinal));
        // The values of the endpoint are such changes themselves, so the estimate is drawn on their axis.
        Assert.True(primary.OnEndpointScale);
    }

    private static Protocol Changes(string scale, string better) => Datasets.Read(Datasets.Yaml
        .Replace("better: higher", $"better: {better}", StringComparison.Ordinal)
        .Replace("id: v0, day: 1,", "id: v0, day: 1, forms: [lung],", StringComparison.Ordinal)
        .Replace("window: visit, estimator: mean }", $"window: visit, estimator: mean, from: {{ visit: v0, as: {scale} }} }}", StringComparison.Ordinal));

    [Theory]
    [InlineData("total", true)]
    [InlineData("mean", false)]
    public void of_a_total_it_is_said_how_many_values_stand_in_it(string estimator, bool said)
    {
        var dataset = Datasets.Of([("a", "FS", 1, 70), ("a", "FS", 2, 90)], Datasets.Read(Datasets.Yaml.Replace("estimator: mean", $"estimator: {estimator}", StringComparison.Ordinal)));
        dataset = dataset with { Rows = [dataset.Rows[0] with { Used = 5 }, dataset.Rows[1] with { Used = 7 }] };
        var notes = AnalysisRun.Of(dataset).Primary!.Notes;
        Assert.Equal(said, notes.Any(note => note.EndsWith("Values in a total: fewest 5, most 7.", StringComparison.Ordinal)));
    }

    [Fact]
    public void a_parallel_trial_has_a_report_too()
    {
        var study = MemoryStudy.Run("minimal-parallel", 7, 16);
        var report = Make(study);
        Assert.Contains("Difference of two groups (Welch)", report.Html, StringComparison.Ordinal);
        Assert.NotNull(AnalysisRun.Of(study.Opened()).Primary!.Effect);
    }

    [Fact]
    public void results_json_holds_every_number_in_full_with_its_analysis()
    {
        var run = AnalysisRun.Of(Study.Value.Opened());
        using var json = System.Text.Json.JsonDocument.Parse(ResultsJson.Of(run, Study.Value.Provenance(7)));
        foreach (var (analysis, written) in run.Analyses.Zip(json.RootElement.GetProperty("analyses").EnumerateArray()))
        {
            Assert.Equal(analysis.Id, written.GetProperty("id").GetString());
            Assert.All(analysis.Numbers, number => Assert.Equal(number.Value, written.GetProperty("numbers").GetProperty(number.Name).GetDouble()));
        }
    }

    [Fact]
    public void the_results_of_a_small_trial_are_as_they_were_accepted()
    {
        (string, string, double, double)[] people = [("a", "FS", 61, 55), ("b", "FS", 70, 58), ("c", "FS", 66, 67), ("d", "SF", 50, 59), ("e", "SF", 64, 66), ("f", "SF", 57, 70)];
        var dataset = Datasets.Of(people.SelectMany(p => new[] { (p.Item1, p.Item2, 1, (double?)p.Item3), (p.Item1, p.Item2, 2, p.Item4) }));
        Golden.Equals("results.json", ResultsJson.Of(AnalysisRun.Of(dataset), new Provenance(Purpose.Synthetic, false, new string('1', 64), 12, new string('2', 64), "0.1.0", 7)));
    }

    [GeneratedRegex("<(meta[^>]*[^/])>")]
    private static partial Regex Void();
}
