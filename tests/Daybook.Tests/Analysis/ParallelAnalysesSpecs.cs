using Daybook.Analysis;
using Daybook.Statistics.Descriptive;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>Analyses of two groups: adjusted differences, costs against life years, guesses.</summary>
public sealed class ParallelAnalysesSpecs
{
    private static readonly Protocol Innova = ProtocolReader.Read(Daybook.Tests.Trial.Bundled.Innova, "innova").Protocol!;
    private static readonly PlannedAnalysis Plan = Innova.Analyses.Single(analysis => analysis.Id == "main");

    [Fact]
    public void the_adjusted_difference_is_that_of_the_means_less_the_slope_times_that_of_the_baselines()
    {
        (double Before, double Value)[] active = [(7, -1), (8, -2), (6, 0.5), (9, -2.5)], control = [(5, 0), (7, -0.5), (8, -1.5), (6, 0)];
        var found = Ancova.Of(Comparison(active, control));

        // The pooled slope within the groups, by the textbook's sums of squares.
        double slope = (Products(active) + Products(control)) / (Squares(active) + Squares(control));
        double difference = Mean(active, p => p.Value) - Mean(control, p => p.Value) - slope * (Mean(active, p => p.Before) - Mean(control, p => p.Before));
        Assert.Equal(slope, found.Numbers.Single(number => number.Name == "slope").Value, 12);
        Assert.Equal(difference, found.Effect!.Value.Estimate, 12);
        Assert.Equal(5, found.Numbers.Single(number => number.Name == "df").Value);
    }

    [Fact]
    public void who_has_no_baseline_is_not_in_an_adjusted_difference()
    {
        var comparison = Comparison([(7, -1), (8, -2), (6, 0.5)], [(5, 0), (7, -0.5), (8, -1)]);
        var without = comparison with { Rows = [.. comparison.Rows.Select((row, i) => i == 0 ? row with { Baseline = null } : row)] };

        Assert.Equal(5, Ancova.Of(without).N);
    }

    [Fact]
    public void life_years_are_the_area_under_the_utilities()
    {
        var study = BundledTrialSpecs.Innova.Value;
        var dataset = study.Opened();
        var result = AnalysisRun.Of(dataset).Analyses.Single(analysis => analysis.Id == "cost-utility");

        Assert.Null(result.NotComputed);
        double Years(string arm) => dataset.Participants.Where(her => her.Sequence == arm).Select(her => Area(dataset, her.Key)).OfType<double>().Average();
        Assert.Equal(Years("LDN") - Years("PBO"), result["incremental-qaly"], 10);
        Assert.Equal(result["difference"] / result["incremental-qaly"], result["icer"], 8);
    }

    [Theory]
    [InlineData(1.0, "naltrexone", "naltrexone")]
    [InlineData(-1.0, "placebo", "placebo")]
    [InlineData(0.0, "naltrexone", "placebo")]
    [InlineData(0.0, "unsure", "unsure")]
    [InlineData(0.5, "naltrexone", "unsure")]
    public void the_blinding_index_is_right_less_wrong_among_all_answers(double index, string first, string second) =>
        Assert.Equal(index, GuessSection.Index(Innova, Innova.Treatments[0], [first, second]));

    [Fact]
    public void the_report_sets_guesses_beside_treatments()
    {
        var study = BundledTrialSpecs.Innova.Value;
        var html = Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(11), []).Html;

        Assert.Contains("What they believed they took", html, StringComparison.Ordinal);
        Assert.Contains("Blinding index", html, StringComparison.Ordinal);
    }

    [Fact]
    public void a_guess_is_read_whether_or_not_its_choice_has_a_number()
    {
        var study = BundledTrialSpecs.Innova.Value;
        string Guesses(Protocol protocol) => GuessSection.Of(new ReportMaterial(AnalysisRun.Of(Dataset.At(protocol, study.AtLock!, study.Observations, study.List)), study.Provenance(11), []))!;
        string valued = Daybook.Tests.Trial.Bundled.Innova.Replace("label: The medicine }", "label: The medicine, value: 1 }", StringComparison.Ordinal)
            .Replace("label: The tablet without medicine }", "label: The tablet without medicine, value: 2 }", StringComparison.Ordinal);

        Assert.NotEqual(Daybook.Tests.Trial.Bundled.Innova, valued);
        Assert.Equal(Guesses(Innova), Guesses(ProtocolReader.Read(valued, "innova").Protocol!));
    }

    /// <summary>Trapezoids by hand.</summary>
    private static double? Area(Dataset dataset, ParticipantKey her)
    {
        var hers = dataset.Counted.Where(o => o.Participant == her && o.Item == "utility").ToDictionary(o => o.Occasion.Key, o => (double)o.Number!.Value);
        double[] days = [0, 91, 182, 364];
        string[] visits = ["t0", "t1", "t2", "t3"];
        return hers.Count < 4 || !dataset.Rows.Any(row => row.Participant == her && row is { Endpoint: "costs", Value: not null }) ? null
            : Enumerable.Range(1, 3).Sum(i => (days[i] - days[i - 1]) / 365.25 * (hers[visits[i]] + hers[visits[i - 1]]) / 2);
    }

    private static PlannedComparison Comparison((double Before, double Value)[] active, (double Before, double Value)[] control) =>
        new(Plan, Innova.Endpoints[0], [.. active.Select((p, i) => Row($"a{i}", "naltrexone", p)), .. control.Select((p, i) => Row($"c{i}", "placebo", p))]);

    private static EndpointRow Row(string who, string treatment, (double Before, double Value) p) =>
        new(new ParticipantKey(who), who, "sant-boi", "", "twelve-months", 1, treatment, "pain-t1", p.Value, 1, p.Before, null);

    private static double Mean((double Before, double Value)[] group, Func<(double Before, double Value), double> of) => Moments.Mean([.. group.Select(of)]);

    private static double Products((double Before, double Value)[] group) => group.Sum(p => (p.Before - Mean(group, q => q.Before)) * (p.Value - Mean(group, q => q.Value)));

    private static double Squares((double Before, double Value)[] group) => group.Sum(p => Math.Pow(p.Before - Mean(group, q => q.Before), 2));
}
