using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>The figures of the pilot, on virtual participants: which exist, when, and that their values are those of the results.</summary>
public class PilotFigureSpecs
{
    private static readonly Lazy<AnalysisRun> Open = new(() => AnalysisRun.Of(PilotTrialSpecs.Run.Value.Opened()));

    private static readonly Lazy<ReportMaterial> Material = new(() => new ReportMaterial(Open.Value, PilotTrialSpecs.Run.Value.Provenance(7), []));

    [Fact]
    public void the_pilot_has_the_whole_set_of_figures() =>
        Assert.Equal(
            ["paired", "flow", "forest", "group-mean", "individuals", "adherence", "waterfall", "reductions", "scatter-predictor-esr", "scatter-predictor-impact", "scatter-predictor-duration", "visits", "ratings", "events"],
            Material.Value.Figures.Select(figure => figure.Id));

    [Fact]
    public void every_figure_stands_once_in_the_report()
    {
        var study = PilotTrialSpecs.Run.Value;
        string html = Report.Of(Open.Value, study.Provenance(7), []).Html;
        Assert.All(Material.Value.Figures, figure => Assert.Equal(2, html.Split($"<figure id=\"fig-{figure.Id}\">").Length));
    }

    [Fact]
    public void before_the_code_is_open_a_fixed_order_has_no_figure_by_time_or_treatment()
    {
        var study = PilotTrialSpecs.Run.Value;
        var shell = new ReportMaterial(AnalysisRun.Of(Dataset.At(study.Protocol, study.AtLock!, study.Observations, null)), study.Provenance(7), []);
        Assert.Equal(["flow"], shell.Figures.Select(figure => figure.Id));
    }

    [Fact]
    public void every_period_of_the_protocol_is_a_band()
    {
        string[] periods = [.. Open.Value.Dataset.Protocol.Periods.Select(period => period.Id)];
        foreach (var figure in new[] { Material.Value.Individuals!, Material.Value.GroupMeans!, Material.Value.Visits! })
        {
            int column = figure.Table.Columns.ToList().IndexOf("period");
            Assert.Equal(periods.Order(StringComparer.Ordinal), figure.Table.Rows.Select(row => row[column]).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void the_waterfall_holds_the_responses_of_the_primary_window()
    {
        var plan = Open.Value.Dataset.Protocol.Analyses.Single(a => a.Id == "reduction-last-14");
        var points = Responses.Of(Open.Value.Dataset, plan).Select(her => Print.Number(her.Points)).Order(StringComparer.Ordinal);
        Assert.Equal(points, Material.Value.Waterfall!.Table.Rows.Select(row => row[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void the_forest_holds_every_analysis_on_the_scale_of_the_primary_item_and_no_other() =>
        Assert.Equal(
            [("primary", "last 14 days"), ("sensitivity", "whole period"), ("replication", "whole period"), ("sensitivity", "last 14 days")],
            Material.Value.Forest!.Table.Rows.Select(row => (row[2], row[1])));

    [Fact]
    public void every_reduction_is_shown_by_both_estimators() =>
        Assert.Equal(
            Open.Value.Analyses.Where(a => a.Method == "percent-reduction").SelectMany(a => new[] { Print.Number(a["mean-of-ratios-drug"]), Print.Number(a["ratio-of-means-drug"]) }),
            Material.Value.Reductions!.Table.Rows.Select(row => row[2]));

    [Fact]
    public void a_predictor_shows_the_range_without_one_participant()
    {
        var result = Open.Value.Analyses.Single(a => a.Id == "predictor-esr");
        var figure = Material.Value.Predictors.Single(figure => figure.Id == "scatter-predictor-esr");
        Assert.Contains($"n = {result.N}: exploratory", figure.Description, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{result["leave-one-out-lowest"]:0.00} to {result["leave-one-out-highest"]:0.00}"), string.Join('\n', figure.Marks.OfType<Mark.Words>().Select(words => words.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public void the_diary_days_of_the_heat_map_are_those_of_the_state()
    {
        var rows = Material.Value.Adherence!.Table.Rows;
        int Days(string state) => rows.Where(row => row[3] == state).Sum(row => int.Parse(row[2], null) - int.Parse(row[1], null) + 1);
        var verdicts = Open.Value.Dataset.Participants.SelectMany(her => her.State.DiaryDays.Where(day => !(her.State.Withdrawn?.Date < day.Key))).Select(day => day.Value).ToList();
        Assert.Equal(verdicts.Count(verdict => verdict == Verdict.InTime), Days("in time"));
        Assert.Equal(verdicts.Count(verdict => verdict == Verdict.Late), Days("late"));
    }

    [Fact]
    public void a_parallel_trial_has_only_the_figures_that_its_protocol_gives()
    {
        var study = MemoryStudy.Run("minimal-parallel", 7, 16);
        var figures = new ReportMaterial(AnalysisRun.Of(study.Opened()), study.Provenance(7), []).Figures;
        Assert.DoesNotContain(figures, figure => figure.Id is "waterfall" or "reductions" or "visits" || figure.Id.StartsWith("scatter", StringComparison.Ordinal));
    }
}
