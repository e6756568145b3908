using Daybook.Analysis;
using Daybook.Trial;
using static Daybook.Tests.Analysis.Periods.PeriodDatasets;

namespace Daybook.Tests.Analysis.Periods;

public class PeriodValuesSpecs
{
    private static Endpoint Endpoint(string id) => PeriodDatasets.Protocol.Endpoints.Single(e => e.Id == id);

    private static readonly Dataset One = Diary("severity", ("a", [[1, 2, 3, 4], [11, null, 13, 14], [21, 22, 23, 24, 25, 26], [31]]));

    [Theory]
    [InlineData("severity", "1 2 3 4 11 13 14 21 22 23 24 25 26 31")]
    [InlineData("severity-last-2", "3 4 13 14 25 26")]
    [InlineData("severity-first-2", "1 2 11 21 22 31")]
    public void a_window_is_counted_in_days_of_each_period_whether_there_is_an_entry_or_not(string endpoint, string expected) =>
        Assert.Equal(expected, string.Join(' ', PeriodValues.Of(One, Endpoint(endpoint)).Select(value => Print.Number(value.Value))));

    [Fact]
    public void every_value_knows_its_period_and_its_study_day()
    {
        var values = PeriodValues.Of(One, Endpoint("severity"));
        Assert.Equal([("baseline", 4), ("placebo", 4 + 1), ("drug", 9), ("washout", 15)], new[] { 3, 4, 7, 13 }.Select(i => (values[i].Period, values[i].Day)));
    }

    [Theory]
    [InlineData("placebo", 38 / 3.0)]
    [InlineData("washout", null)]
    public void a_period_has_a_value_when_enough_days_are_there(string period, double? expected) =>
        Assert.Equal(expected, PeriodValues.Summary(Endpoint("severity"), PeriodValues.Of(One, Endpoint("severity")), period));

    [Fact]
    public void a_visit_measures_the_period_that_it_scores_in_the_order_of_days()
    {
        var dataset = Of([AtVisit("a", "v4", "heat", 44), AtVisit("a", "v1", "heat", 41), AtVisit("a", "v2", "heat", 42, "calculated censored-high"), AtVisit("a", "unplanned", "heat", 9)]);
        var values = PeriodValues.Of(dataset, Endpoint("heat"));
        Assert.Equal([("baseline", 41.0, false), ("baseline", 42, true), ("drug", 44, false)], values.Select(value => (value.Period, value.Value, value.Censored)));
        Assert.Equal(41.5, PeriodValues.Summary(Endpoint("heat"), values, "baseline"));
    }

    [Fact]
    public void who_never_came_has_no_days()
    {
        var nobody = One with { Participants = [.. One.Participants.Select(her => her with { Schedule = null })] };
        Assert.Empty(PeriodValues.Of(nobody, Endpoint("severity")));
    }

    private static Observation Trial(string place, int trial, decimal value, string flags = "") =>
        AtVisit("a", "v1", "heat", (double)value, flags) with { Form = RecordSensoryTrials.Form, Place = place, Trial = trial, Unit = "Cel", Seq = trial };

    [Fact]
    public void a_threshold_is_the_mean_of_all_trials_and_a_censored_one_counts_at_the_cut_off()
    {
        var value = Assert.Single(Calculated.Thresholds(PeriodDatasets.Protocol, [Trial("left", 1, 40), Trial("left", 2, 42), Trial("right", 1, 44), Trial("right", 2, 50, "censored-high")]));
        Assert.Equal(44, value.Number);
        Assert.Equal("calculated censored-high", value.Flags);
        Assert.Null(value.Place);
        Assert.Equal(2, value.Seq);
    }

    [Fact]
    public void with_half_of_the_trials_there_is_a_threshold_and_with_fewer_there_is_none()
    {
        Assert.Equal(41, Assert.Single(Calculated.Thresholds(PeriodDatasets.Protocol, [Trial("left", 1, 40), Trial("left", 2, 42)])).Number);
        Assert.Empty(Calculated.Thresholds(PeriodDatasets.Protocol, [Trial("left", 1, 40)]));
        Assert.Empty(Calculated.Thresholds(PeriodDatasets.Protocol, [Trial("left", 1, 40) with { Item = "another" }]));
    }

    [Fact]
    public void a_score_stands_where_its_form_was_filled_in_and_a_form_that_cannot_be_scored_gives_none()
    {
        var score = Assert.Single(Calculated.Scores(PeriodDatasets.Protocol, [AtVisit("a", "v1", "change-1", 3) with { Form = "change" }, AtVisit("b", "v1", "unknown", 3) with { Form = "change" }]));
        Assert.Equal(("global", 3m, "calculated", "a"), (score.Item, score.Number, score.Flags, score.Participant.Value));
        Assert.Empty(Calculated.Scores(PeriodDatasets.Protocol, [AtVisit("a", "v1", "change-1", 9) with { Form = "change" }]));
    }
}
