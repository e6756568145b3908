using Daybook.Analysis;
using static Daybook.Tests.Analysis.Periods.PeriodDatasets;

namespace Daybook.Tests.Analysis.Periods;

public class PeriodModelSpecs
{
    private static readonly (string, double?[][])[] Four =
    [
        ("a", [[60, 62], [50, 53], [40, 44], [58, 60]]),
        ("b", [[70, 66], [69, 60], [58, 50], [72, 70]]),
        ("c", [[45, 49], [40, 46], [41, 37], [50, 44]]),
        ("d", [[81, 77], [80, 70], [52, 50], [66, 70]]),
    ];

    [Fact]
    public void with_one_value_in_each_of_two_periods_it_is_the_paired_t_test()
    {
        var dataset = Of(new[] { ("a", 40.1, 41.2), ("b", 42.0, 42.6), ("c", 39.5, 41.0), ("d", 44.0, 43.8) }
            .SelectMany(her => new[] { AtVisit(her.Item1, "v3", "heat", her.Item2), AtVisit(her.Item1, "v4", "heat", her.Item3) }));
        var model = Run(dataset, "heat");
        // The differences are 1.1, 0.6, 1.5 and -0.2: mean 0.75, standard deviation 0.732575.
        Assert.Equal(0.75, model["difference"], 1e-9);
        Assert.Equal(0.7325753 / 2, model["standard-error"], 1e-6);
        Assert.Equal(3, model["df"], 1e-4);
        Assert.Equal(4, model.N);
        Assert.Equal(model.P!.Value, model["f-p"], 1e-6);
    }

    [Fact]
    public void what_is_not_under_only_changes_nothing()
    {
        var other = Four.Select(her => (her.Item1, new[] { her.Item2[0], her.Item2[1], her.Item2[2], [5, 95] })).ToArray();
        Assert.Equal(Run(Diary("severity", Four), "main").Numbers, Run(Diary("severity", other), "main").Numbers);
        Assert.NotEqual(Run(Diary("severity", Four), "whole")["standard-error"], Run(Diary("severity", other), "whole")["standard-error"]);
        Assert.Equal(1, Run(Diary("severity", Four), "main")["f-df"]);
    }

    [Fact]
    public void every_pair_of_periods_is_there_and_they_add_up()
    {
        var model = Run(Diary("severity", Four), "whole");
        Assert.Equal(3, model["f-df"]);
        Assert.Equal(model["difference"], model["drug-placebo"], 1e-12);
        Assert.Equal(model["drug-baseline"] - model["baseline-placebo"] * -1, model["drug-placebo"], 1e-9);
        Assert.Equal(model["mean-drug"] - model["mean-placebo"], model["difference"], 1e-9);
        Assert.Equal(6, model.Numbers.Count(number => number.Name.EndsWith("-p", StringComparison.Ordinal) && number.Name.Split('-').Length == 3));
        Assert.Equal(32, model["values"]);
    }

    [Fact]
    public void complete_and_balanced_values_give_the_differences_of_the_plain_means()
    {
        var model = Run(Diary("severity", Four), "whole");
        Assert.Equal((40 + 44 + 58 + 50 + 41 + 37 + 52 + 50 - (50 + 53 + 69 + 60 + 40 + 46 + 80 + 70)) / 8.0, model["difference"], 1e-9);
    }

    [Fact]
    public void a_period_without_a_value_is_left_out_and_a_compared_one_stops_the_analysis()
    {
        var noWashout = Four.Select(her => (her.Item1, her.Item2[..3])).ToArray();
        Assert.Equal(2, Run(Diary("severity", noWashout), "whole")["f-df"]);
        var noDrug = Four.Select(her => (her.Item1, her.Item2[..2])).ToArray();
        var stopped = Run(Diary("severity", noDrug), "whole");
        Assert.Equal("There are no values in one of the two periods.", stopped.NotComputed);
        Assert.Empty(stopped.Numbers);
        Assert.Equal(4, stopped.N);
    }

    [Fact]
    public void who_misses_a_period_still_takes_part()
    {
        var missing = Four.Append(("e", [[55, 57], [50, 48]])).ToArray();
        var model = Run(Diary("severity", missing), "whole");
        Assert.Equal(5, model.N);
        Assert.Equal(36, model["values"]);
    }

    [Fact]
    public void missing_days_stay_gaps()
    {
        var gaps = Four.Select(her => (her.Item1, her.Item2.Select(days => new[] { days[0], null, null, days[1] }).ToArray())).ToArray();
        Assert.Equal(Run(Diary("severity", Four), "daily")["values"], Run(Diary("severity", gaps), "daily")["values"]);
        Assert.NotEqual(Run(Diary("severity", Four), "daily")["log-likelihood"], Run(Diary("severity", gaps), "daily")["log-likelihood"], 1e-6);
        Assert.Equal(Run(Diary("severity", Four), "whole")["log-likelihood"], Run(Diary("severity", gaps), "whole")["log-likelihood"], 1e-9);
    }

    [Fact]
    public void a_fit_at_the_limit_of_a_variance_says_so()
    {
        // Everybody has the same level, so the variance between people is estimated as zero.
        (string, double?[][])[] alike = [("a", [[1, 9], [2, 8], [0, 4], [9, 1]]), ("b", [[9, 1], [8, 2], [4, 0], [1, 9]]), ("c", [[5, 5], [4, 6], [1, 3], [6, 4]])];
        var model = Run(Diary("severity", alike), "whole");
        Assert.Contains(model.Notes, note => note.StartsWith("A variance or correlation is estimated at its limit", StringComparison.Ordinal));
        Assert.DoesNotContain(Run(Diary("severity", Four), "whole").Notes, note => note.Contains("limit", StringComparison.Ordinal));
    }

    [Fact]
    public void values_that_never_vary_give_no_number()
    {
        var constant = Run(Diary("severity", Steady("a", 5, 5, 5, 5), Steady("b", 5, 5, 5, 5)), "whole");
        Assert.NotNull(constant.NotComputed);
        Assert.Empty(constant.Numbers);
    }

    [Fact]
    public void values_at_the_cut_off_count_and_are_counted()
    {
        var dataset = Of(new[] { "a", "b", "c" }.SelectMany((her, i) => new[] { "v1", "v3", "v4", "v5" }.Select((visit, j) =>
            AtVisit(her, visit, "heat", 40 + i + j + (i == j ? 0.7 : 0), i == 0 && j < 2 ? "calculated censored-high" : "calculated"))));
        Assert.Contains(Run(dataset, "heat").Notes, note => note.StartsWith("2 of 12 values hold a trial that met the cut-off", StringComparison.Ordinal));
    }

    [Fact]
    public void a_family_judges_it_by_all_periods_together()
    {
        var model = Run(Diary("severity", Four), "whole");
        Assert.Equal(model["f-p"], model.FamilyP);
        Assert.NotEqual(model.P, model.FamilyP);
    }
}
