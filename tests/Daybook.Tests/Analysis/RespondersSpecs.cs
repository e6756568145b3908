using Daybook.Analysis;
using Daybook.Trial;
using NodaTime;
using Interval = Daybook.Analysis.Interval;

namespace Daybook.Tests.Analysis;

/// <summary>Who responds: from which baseline, at which boundary, and how the report says it.</summary>
public class RespondersSpecs
{
    private static readonly Protocol Protocol = Datasets.Read(Datasets.Yaml
        .Replace("better: higher", "better: lower", StringComparison.Ordinal)
        .Replace("window: visit, estimator: mean }", "window: visit, estimator: mean, responder: { baseline: pef, reduction: 30 } }", StringComparison.Ordinal)
        .Replace("id: v0, day: 1,", "id: v0, day: 1, forms: [lung],", StringComparison.Ordinal)
        .Replace("method: paired-difference", "method: responders", StringComparison.Ordinal)
        .Replace("rank: primary", "rank: secondary", StringComparison.Ordinal)
        .Replace("id: paired, rank: sensitivity", "id: paired, rank: primary", StringComparison.Ordinal));

    [Theory]
    [InlineData(7, 4.9, 30, true)]
    [InlineData(7, 4.91, 30, false)]
    [InlineData(10, 7, 30, true)]
    [InlineData(0.7, 0.49, 30, true)]
    [InlineData(6.6, 3.3, 50, true)]
    [InlineData(70, 49.001, 30, false)]
    [InlineData(50, 50, 30, false)]
    public void exactly_the_reduction_is_a_response(double baseline, double value, double percent, bool responds) =>
        Assert.Equal(responds, Responders.Reaches(baseline, value, percent));

    [Fact]
    public void every_value_of_one_decimal_at_exactly_30_percent_responds() =>
        Assert.All(Enumerable.Range(1, 100), tens => Assert.True(Responders.Reaches(tens, (double)(tens * 0.7m), 30), $"{tens}"));

    private static Observation At(string visit, decimal value, long seq, long? corrected = null) => new(
        new ParticipantKey("ka"), "one", "1.0", "lung", new Occasion(OccasionKind.Visit, visit), "pef", null, 1, value, null, "L/min", "", null, null, seq, corrected);

    private static Dataset Of(params Observation[] values)
    {
        var list = new AllocationList(new Dictionary<string, IReadOnlyList<string>> { ["all"] = ["FS"] }, new Dictionary<KitId, string>());
        var her = new Participant { Key = new ParticipantKey("ka"), Site = "one", Label = "P-001", Screened = new LocalDate(2026, 1, 1), Place = new Place("all", 0) };
        var state = StudyState.Empty with { Participants = StudyState.Empty.Participants.Add(her.Key, her) };
        return Dataset.At(Protocol, state, values, list);
    }

    [Fact]
    public void a_baseline_is_the_first_value_until_the_first_day_of_treatment_whatever_the_order_of_the_ledger()
    {
        Assert.Equal([(60.0, 100.0), (80.0, 100.0)], Rows(Of(At("v1", 60, 10), At("v0", 100, 11), At("v2", 80, 12))));
        // A correction is the last entry of all and still the baseline.
        Assert.Equal([(60.0, 90.0), (80.0, 90.0)], Rows(Of(At("v0", 100, 9, corrected: 13), At("v1", 60, 10), At("v2", 80, 12), At("v0", 90, 13))));
    }

    [Fact]
    public void a_value_under_treatment_is_no_baseline()
    {
        var dataset = Of(At("v1", 60, 10), At("v2", 30, 12));
        Assert.All(dataset.Rows, row => Assert.Null(row.Baseline));
        var responders = AnalysisRun.Of(dataset).Analyses.Single(a => a.Method == "responders");
        Assert.Equal((0, 0), (responders["responders-active"], responders["responders-control"]));
    }

    private static List<(double, double)> Rows(Dataset dataset) => [.. dataset.Rows.OrderBy(row => row.PeriodNumber).Select(row => (row.Value!.Value, row.Baseline!.Value))];

    [Theory]
    [InlineData(0.05, 0.4, "more people responded under Formoterol, which is the better direction")]
    [InlineData(-0.4, -0.05, "fewer people responded under Formoterol, which is the worse direction")]
    [InlineData(-0.1, 0.2, "The interval includes zero")]
    public void responders_as_the_primary_analysis_are_told_in_percentage_points_and_more_is_better(double low, double high, string said)
    {
        // Peak flow is better high, so the endpoint's own direction would be the opposite of what the reader is told of a reduction.
        var run = AnalysisRun.Of(Datasets.Of([("a", "FS", 1, 70), ("a", "FS", 2, 90)], Protocol));
        var effect = new Interval((low + high) / 2, low, high);
        var primary = run.Primary! with { NotComputed = null, Effect = effect, N = 12 };
        Assert.False(primary.OnEndpointScale);
        var material = new ReportMaterial(run with { Analyses = [primary] }, new Provenance(Purpose.Real, true, "abc", 10, "def", "0", null), []);
        string answer = AnswerSection.Say(material);
        Assert.StartsWith("Responders, Peak expiratory flow, Formoterol minus Salbutamol: between ", answer, StringComparison.Ordinal);
        Assert.Contains(" percentage points (95% confidence interval)", answer, StringComparison.Ordinal);
        Assert.Contains($"to {(high * 100).ToString("F1", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '\u2212')}", Print.Percentage(effect), StringComparison.Ordinal);
        Assert.Contains(said, answer, StringComparison.Ordinal);
        // A proportion is not drawn on the axis of the endpoint.
        Assert.Contains("No estimate is shown.", material.Paired!.Description, StringComparison.Ordinal);
        Assert.DoesNotContain(material.Paired.Marks, mark => mark is Mark.Square);
        Assert.Null(material.Forest);
    }

    [Fact]
    public void two_groups_are_counted_and_no_test_is_claimed()
    {
        string yaml = File.ReadAllText(Repository.At("protocols", "minimal-parallel.yaml"));
        var protocol = Datasets.Read(yaml);
        var plan = protocol.Analyses[0] with { Method = AnalysisMethod.Responders };
        Assert.Equal("Responders, counts", Words.Say(plan, Design.Parallel));
        Assert.Equal("Responders, exact McNemar", Words.Say(plan, Design.Crossover));
        var methods = MethodsSection.Of(new ReportMaterial(AnalysisRun.Of(Datasets.Of([], protocol with { Analyses = [plan] })), new Provenance(Purpose.Real, false, "abc", 10, "def", "0", null), []));
        Assert.DoesNotContain("McNemar", methods, StringComparison.Ordinal);
        Assert.DoesNotContain("Newcombe", methods, StringComparison.Ordinal);
        Assert.Contains("no test and no interval", methods, StringComparison.Ordinal);
    }
}
