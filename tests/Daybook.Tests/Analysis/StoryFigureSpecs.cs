using Daybook.Analysis;
using Xunit;

namespace Daybook.Tests.Analysis;

/// <summary>What the figures of the days, the visits and the responses promise beside their looks.</summary>
public class StoryFigureSpecs
{
    [Fact]
    public void days_after_withdrawal_are_not_due_and_days_without_an_entry_are()
    {
        Assert.Equal([14, 6, 15, 0], FigureStories.Diaries.Select(row => row.Due));
        Assert.Equal([12, 3, 15, 0], FigureStories.Diaries.Select(row => row.Kept));
        Assert.Contains("35 days with an entry due: 27 in time, 3 late, 1 kept and not analysed, 4 without an entry", AdherenceMap.Of(FigureStories.Diaries, [], null).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void the_states_of_a_day_differ_in_shape_and_not_only_in_colour()
    {
        string Shapes(DiaryKept state) => string.Join('|', AdherenceMap.Of([new("P-001", [state], [])], [], null).Marks.Where(mark => mark is Mark.Box or Mark.Line).Select(mark => mark.ToString()));
        var states = Enum.GetValues<DiaryKept>();
        Assert.Equal(states.Length, states.Select(Shapes).Distinct().Count());
    }

    [Fact]
    public void the_mean_is_drawn_across_no_missing_day_and_no_edge_of_a_period()
    {
        var lines = GroupMean.Of(FigureStories.Means, null).Marks.OfType<Mark.Path>().Where(path => path.Style == Style.Trace);
        Assert.Equal([3, 2, 2, 1, 2], lines.Select(line => line.Points.Count));
    }

    [Fact]
    public void three_days_are_smoothed_within_a_period_only()
    {
        var rows = GroupMean.Of(FigureStories.Means, null).Table.Rows;
        string Smoothed(string day) => rows.Single(row => row[2] == day)[7];
        Assert.Equal("60", Smoothed("2"));
        Assert.Equal("60", Smoothed("3"));
        Assert.Equal("56", Smoothed("4"));
        Assert.Equal("38", Smoothed("10"));
    }

    [Fact]
    public void responses_fall_and_thresholds_are_nested()
    {
        var figure = Waterfall.Of(FigureStories.Falls, null);
        Assert.Equal(["63", "50", "30", "29.999", "12.5", "-14.25"], figure.Table.Rows.Select(row => row[1]));
        Assert.Contains("3 of 6 reach 30 percentage points. 2 of 6 reach 50", figure.Description, StringComparison.Ordinal);
        Assert.Equal(3, figure.Marks.OfType<Mark.Box>().Count(box => box.Style == Style.Cell));
    }

    [Fact]
    public void the_direction_of_a_response_is_said_in_words() =>
        Assert.Contains(Waterfall.Of(FigureStories.Falls, null).Marks.OfType<Mark.Words>(), words => words.Text.StartsWith("Above zero: more improvement in drug. Below zero: more in placebo", StringComparison.Ordinal));

    [Fact]
    public void a_predictor_is_called_exploratory_and_has_a_line_without_each_participant()
    {
        var figure = PredictorScatter.Of(FigureStories.Predicted, null);
        Assert.Contains(figure.Marks.OfType<Mark.Words>(), words => words.Text == "n = 6: exploratory");
        Assert.Equal(6, figure.Marks.OfType<Mark.Line>().Count(line => line is { Style: Style.Faint, X1: > 50 } && line.X2 > 400));
        Assert.All(FigureStories.Predicted.Points, point => Assert.Contains(figure.Marks.OfType<Mark.Words>(), words => words.Text == point.Participant));
    }

    [Theory]
    [InlineData(new double[] { 0, 1, 2, 3 }, new double[] { 1, 3, 5, 7 }, 1, 2)]
    [InlineData(new double[] { 0, 1, 2 }, new double[] { 0, 3, 0 }, 1, 0)]
    public void the_line_is_that_of_least_squares(double[] x, double[] y, double intercept, double slope)
    {
        var line = StraightLine.Through([.. x.Zip(y)])!;
        Assert.Equal(intercept, line.Intercept, 1e-12);
        Assert.Equal(slope, line.Slope, 1e-12);
    }

    [Fact]
    public void points_above_each_other_have_no_line() => Assert.Null(StraightLine.Through([(1, 2), (1, 5)]));

    [Fact]
    public void names_of_points_that_are_close_do_not_cover_each_other()
    {
        var labels = PointLabels.Of([("P-001", new(100, 100)), ("P-002", new(104, 101)), ("P-003", new(98, 103))], 0, 400).Cast<Mark.Words>().ToList();
        Assert.All(
            labels.SelectMany((one, i) => labels.Skip(i + 1).Select(other => (one, other))),
            pair => Assert.True(Math.Abs(pair.one.X - pair.other.X) >= 30 || Math.Abs(pair.one.Y - pair.other.Y) >= 12));
    }

    [Fact]
    public void a_value_at_the_cut_off_points_to_where_the_true_value_lies()
    {
        var triangles = VisitPanels.Of(FigureStories.Visits, null).Marks.OfType<Mark.Triangle>().Where(mark => mark.Says is not null);
        Assert.Equal([(true, "P-001: at least 50"), (false, "P-001: at most 4.5")], triangles.Select(mark => (mark.Up, mark.Says!)));
    }

    [Fact]
    public void a_visit_without_a_value_is_a_gap()
    {
        var panel = VisitPanels.Of([FigureStories.Visits[0]], null);
        Assert.Single(panel.Marks.OfType<Mark.Path>(), path => path.Style == Style.Faint);
        Assert.Equal(2, panel.Marks.OfType<Mark.Dot>().Count());
    }

    [Fact]
    public void a_period_in_which_values_do_not_vary_has_dots_and_no_interval()
    {
        var figure = PeriodDots.Of(FigureStories.Ratings, null);
        Assert.Equal(7, figure.Marks.OfType<Mark.Dot>().Count());
        Assert.Equal(2, figure.Marks.OfType<Mark.Square>().Count());
        Assert.Contains("washout no interval, n = 1", figure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void no_event_has_an_exact_interval_too()
    {
        var figure = EventDots.Of([new("Placebo", BandKind.Control, 12), new("Drug", BandKind.Active, 0)], [new("Any", [0, 0])], null);
        Assert.Equal(["Any", "Placebo", "0", "12", "0", "0", "26.4648"], figure.Table.Rows[0]);
        Assert.Equal(["Any", "Drug", "0", "0", "", "", ""], figure.Table.Rows[1]);
    }

    [Fact]
    public void the_letter_of_a_period_is_its_own() =>
        Assert.Equal(["P", "L", "D", "W"], Bands.Letters(["placebo", "placebo-later", "drug", "washout"]).Values);
}
