using Daybook.Analysis;
using static Daybook.Tests.Analysis.Periods.PeriodDatasets;

namespace Daybook.Tests.Analysis.Periods;

public class PredictorSpecs
{
    /// <summary>From 100 in baseline and placebo to 100 less the response under the drug; the rate was measured at the first visit.</summary>
    private static Dataset With(double[] known, double[] responses, params (string Item, double[] Values)[] others) => Of(
        known.SelectMany((x, i) => new[] { 100.0, 100, 100 - responses[i] }.SelectMany((value, period) => new[] { 0, 1 }
                .Select(day => OnDay(Person(i), new[] { "baseline", "placebo", "drug" }[period], day, "severity", value)))
            .Append(AtVisit(Person(i), "v1", "esr", x))
            .Concat(others.Where(other => i < other.Values.Length).Select(other => AtVisit(Person(i), "v1", other.Item, other.Values[i])))));

    [Fact]
    public void the_correlation_comes_with_what_keeps_a_reader_from_believing_too_much()
    {
        var found = Run(With([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]), "by-esr");
        Assert.Equal(0.8, found["r"], 1e-9);
        Assert.Equal(0.8, found["spearman"], 1e-9);
        Assert.Equal(0.64, found["r-squared"], 1e-9);
        // Of the 120 orders of five, 16 have a correlation at least as far from zero.
        Assert.Equal(16 / 120.0, found["p-permutation"], 1e-9);
        Assert.True(found["low"] < 0 && found["high"] < 1);
        Assert.Equal(EffectScale.Correlation, found.Scale);
    }

    [Fact]
    public void people_drawn_again_give_an_interval_that_is_the_same_each_time_and_holds_the_correlation()
    {
        double[] rate = [2, 5, 9, 14, 20, 24, 31, 33, 40, 52], response = [4, 1, 12, 9, 30, 22, 19, 41, 37, 45];
        var found = Run(With(rate, response), "by-esr");
        Assert.InRange(found["r"], found["bootstrap-low"], found["bootstrap-high"]);
        Assert.InRange(found["bootstrap-low"], found["low"] - 0.15, found["r"]);
        Assert.Equal(found["bootstrap-low"], Run(With(rate, response), "by-esr")["bootstrap-low"], 0.0);
        // Without any association the interval holds zero.
        var nothing = Run(With([1, 2, 3, 4, 5, 6, 7, 8], [3, 1, 4, 2, 2, 4, 1, 3]), "by-esr");
        Assert.True(nothing["bootstrap-low"] < 0 && nothing["bootstrap-high"] > 0);
    }

    [Fact]
    public void one_participant_left_out_in_turn_shows_how_far_one_can_move_it()
    {
        // Without the last one, the four others have no association at all.
        var found = Run(With([1, 1, 2, 2, 9], [1, 2, 1, 2, 9]), "by-esr");
        Assert.Equal(0, found["leave-one-out-lowest"], 1e-9);
        Assert.True(found["leave-one-out-highest"] > found["r"]);
    }

    [Fact]
    public void what_else_was_known_and_goes_with_the_predictor_is_named()
    {
        double[] rate = [1, 2, 3, 4, 5], response = [2, 1, 4, 3, 5];
        var found = Run(With(rate, response, ("age", [50, 40, 30, 20, 10]), ("duration", [1, 2, 3])), "by-esr");
        Assert.Equal(-1, found["with-age"], 1e-9);
        Assert.DoesNotContain(found.Numbers, number => number.Name == "with-duration");
        Assert.DoesNotContain(Run(With(rate, response, ("age", [30, 30, 30, 30, 30])), "by-esr").Numbers, number => number.Name == "with-age");
    }

    /// <summary>Two of five are in the group. Of the ten ways to choose two, one has the responses as far apart.</summary>
    [Fact]
    public void a_choice_predicts_by_the_group_that_some_of_its_choices_make()
    {
        string[] works = ["full", "part", "none", "none", "none"];
        var numbers = With([1, 1, 1, 1, 1], [10, 20, 2, 4, 6]);
        var found = Run(numbers with { Counted = [.. numbers.Counted, .. works.Select((choice, i) => AtVisit(Person(i), "v1", "works", 0) with { Number = null, Text = choice })] }, "by-work");

        Assert.Equal(13.2 / Math.Sqrt(1.2 * 203.2), found["r"], 1e-9);
        Assert.Equal(0.1, found["p-permutation"], 1e-9);
        Assert.Equal((2.0, 15.0, 4.0), (found["group-n"], found["group-mean"], found["others-mean"]));
        Assert.Contains("works (full, part against all others)", found.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void ties_are_allowed_and_a_constant_is_not()
    {
        Assert.InRange(Run(With([1, 1, 2, 2, 3], [5, 5, 8, 9, 9]), "by-esr")["r"], 0.9, 1);
        Assert.Equal("One of the two does not vary, so there is no correlation.", Run(With([3, 3, 3, 3], [1, 2, 3, 4]), "by-esr").NotComputed);
        Assert.Equal("One of the two does not vary, so there is no correlation.", Run(With([1, 2, 3, 4], [7, 7, 7, 7]), "by-esr").NotComputed);
    }

    [Fact]
    public void three_people_are_too_few_and_four_are_enough()
    {
        Assert.Contains("needs four participants", Run(With([1, 2, 3], [1, 3, 2]), "by-esr").NotComputed, StringComparison.Ordinal);
        Assert.All(Run(With([1, 2, 3, 4], [1, 3, 2, 4]), "by-esr").Numbers, number => Assert.True(double.IsFinite(number.Value), number.Name));
    }

    [Fact]
    public void a_perfect_correlation_has_finite_numbers_or_a_reason()
    {
        var found = Run(With([1, 2, 3, 4, 5], [10, 20, 30, 40, 50]), "by-esr");
        Assert.All(found.Numbers, number => Assert.True(double.IsFinite(number.Value), number.Name));
        Assert.True(found.NotComputed is not null || found["r"] > 0.999999);
    }

    [Fact]
    public void more_than_ten_people_are_not_permuted_and_the_notes_say_so()
    {
        double[] rate = [.. Enumerable.Range(0, 11).Select(i => (double)i)], response = [.. Enumerable.Range(0, 11).Select(i => (double)(i * 7 % 11))];
        var found = Run(With(rate, response), "by-esr");
        Assert.DoesNotContain(found.Numbers, number => number.Name == "p-permutation");
        Assert.Contains(found.Notes, note => note.Contains("at most 10 people; here are 11", StringComparison.Ordinal));
    }

    [Fact]
    public void who_has_no_value_before_treatment_or_no_response_is_not_in_it()
    {
        var dataset = With([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);
        var without = dataset with { Counted = [.. dataset.Counted.Where(o => !(o.Participant.Value == Person(4) && o.Item == "esr"))] };
        Assert.Equal(4, Run(without, "by-esr").N);
        var later = dataset with { Counted = [.. without.Counted, AtVisit(Person(4), "v3", "esr", 5)] };
        Assert.Equal(4, Run(later, "by-esr").N);
    }

    [Fact]
    public void before_treatment_the_first_value_counts_whatever_the_order_of_the_entries()
    {
        var twice = Of([AtVisit("a", "v2", "esr", 30), AtVisit("a", "v1", "esr", 10), AtVisit("b", "v2", "esr", 7), AtVisit("c", "v3", "esr", 9)]);
        var known = Baselines.Of(twice, "esr");
        Assert.Equal([("a", 10.0), ("b", 7.0)], known.OrderBy(her => her.Key).Select(her => (her.Key.Value, her.Value)));
    }

    [Fact]
    public void measured_before_treatment_are_numbers_that_are_no_item_of_a_scored_form() =>
        Assert.Equal(["age", "duration", "esr", "global"], Baselines.Measured(Protocol));
}
