using Daybook.Analysis;
using static Daybook.Tests.Analysis.Periods.PeriodDatasets;

namespace Daybook.Tests.Analysis.Periods;

public class PercentReductionSpecs
{
    // Reductions: 50 less 20, 55 less 0, 0 less -10 percent.
    private static readonly (string, double?[][])[] Three = [Steady("a", 50, 40, 25), Steady("b", 100, 100, 45), Steady("c", 80, 88, 80)];

    [Fact]
    public void the_response_is_the_difference_of_two_reductions_person_by_person()
    {
        var found = Run(Diary("severity", Three), "reduction");
        Assert.Equal(3, found.N);
        Assert.Equal((30 + 55 + 10) / 3.0, found["difference"], 1e-9);
        Assert.Equal(EffectScale.PercentagePoints, found.Scale);
        Assert.Equal(2, found["df"]);
        var responses = Responses.Of(Diary("severity", Three), Protocol.Analyses.Single(a => a.Id == "reduction"));
        Assert.Equal([30.0, 55, 10], responses.Select(her => Math.Round(her.Points, 9)));
    }

    [Fact]
    public void the_mean_of_ratios_and_the_ratio_of_means_are_not_the_same()
    {
        var found = Run(Diary("severity", Three), "reduction");
        Assert.Equal(35, found["mean-of-ratios-drug"], 1e-9);
        Assert.Equal(100 * (230 - 150) / 230.0, found["ratio-of-means-drug"], 1e-9);
        Assert.Equal(10 / 3.0, found["mean-of-ratios-placebo"], 1e-9);
        Assert.Equal(100 * (230 - 228) / 230.0, found["ratio-of-means-placebo"], 1e-9);
    }

    [Fact]
    public void exactly_the_threshold_is_a_response_and_the_counts_are_nested()
    {
        var found = Run(Diary("severity", Three), "reduction");
        Assert.Equal(2, found["responders-30"]);
        Assert.Equal(1, found["responders-50"]);
        // Clopper and Pearson, 2 of 3.
        Assert.Equal(0.0942993, found["responders-30-low"], 1e-6);
        Assert.Equal(0.9915962, found["responders-30-high"], 1e-6);
        Assert.Contains(found.Notes, note => note.Contains("nested", StringComparison.Ordinal));
    }

    [Fact]
    public void where_higher_is_better_a_rise_is_the_improvement()
    {
        var found = Run(Diary("sleep", Steady("a", 40, 40, 60), Steady("b", 50, 60, 50)), "slept");
        Assert.Equal((50 + -20) / 2.0, found["difference"], 1e-9);
        Assert.Equal(25, found["mean-of-ratios-drug"], 1e-9);
        Assert.Equal(100 * (110 - 90) / 90.0, found["ratio-of-means-drug"], 1e-9);
    }

    [Fact]
    public void who_starts_at_zero_or_misses_a_period_is_not_in_it_and_the_notes_say_so()
    {
        var found = Run(Diary("severity", [.. Three, Steady("d", 0, 10, 10), Steady("e", 50, null, 10), ("f", [[50, 50], [50, null], [10, 10]])]), "reduction");
        Assert.Equal(3, found.N);
        Assert.Contains(found.Notes, note => note.StartsWith("3 of 6 participants have too few values", StringComparison.Ordinal));
    }

    [Fact]
    public void without_two_people_or_with_one_response_for_all_there_is_no_number()
    {
        var one = Run(Diary("severity", Steady("a", 50, 40, 25)), "reduction");
        Assert.Contains("needs two participants", one.NotComputed, StringComparison.Ordinal);
        var alike = Run(Diary("severity", Steady("a", 50, 40, 25), Steady("b", 100, 80, 50)), "reduction");
        Assert.Equal("All responses are equal, so no standard error can be computed.", alike.NotComputed);
        Assert.Empty(alike.Numbers);
    }
}
