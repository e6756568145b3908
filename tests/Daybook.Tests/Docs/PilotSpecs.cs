using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Regression;

namespace Daybook.Tests.Docs;

/// <summary>What was worked out from the printed numbers of 2009 and 2013 before the library was there, and not by it.</summary>
public sealed class PilotSpecs
{
    [Theory]
    [InlineData("severity (primary)", 0.00002), InlineData("daily pain", 0.0010), InlineData("highest pain", 0.0048), InlineData("fatigue", 0.0079)]
    [InlineData("stress", 0.0034), InlineData("sleep quality", 0.0217), InlineData("gastrointestinal", 0.0313), InlineData("headaches", 0.0569)]
    [InlineData("thinking", 0.2628), InlineData("sadness", 0.3863), InlineData("mechanical threshold", 0.0013), InlineData("heat threshold", 0.0131)]
    [InlineData("cold threshold", 0.2252), InlineData("FIQ", 0.00005)]
    public void every_f_has_its_p(string outcome, double p) =>
        Assert.Equal(p, PilotRecomputed.P(PilotPaper.Tests.Single(test => test.Outcome == outcome), 3), p < 0.0001 ? 5e-6 : 5e-5);

    [Fact]
    public void every_printed_p_fits_three_degrees_of_freedom() => Assert.All(PilotPaper.Tests, test => Assert.True(PilotRecomputed.Fits(test, 3), test.Outcome));

    [Fact]
    public void the_numerator_that_is_printed_for_the_visits_is_a_misprint()
    {
        var misprinted = PilotPaper.Tests.Where(test => test.NumeratorDf == 1).ToList();

        Assert.Equal(["mechanical threshold", "heat threshold", "cold threshold", "FIQ"], misprinted.Select(test => test.Outcome));
        Assert.All(misprinted, test => Assert.False(PilotRecomputed.Fits(test, 1), test.Outcome));
    }

    [Fact]
    public void the_paper_s_cut_keeps_nine_of_seventeen()
    {
        Assert.Equal(0.014537, PilotRecomputed.Cut, 5e-7);
        Assert.Equal(9, PilotRecomputed.Family.Count(test => test.P <= PilotRecomputed.Cut));
    }

    [Fact]
    public void the_step_up_procedure_keeps_seven_and_loses_fatigue_and_heat()
    {
        var kept = PilotRecomputed.Family.Zip(PilotRecomputed.StepUpYekutieli).Where(pair => pair.Second <= 0.05).OrderBy(pair => pair.Second).ToList();

        Assert.Equal(["severity (primary)", "FIQ", "ESR", "daily pain", "mechanical threshold", "stress", "highest pain"], kept.Select(pair => pair.First.Name));
        Assert.All(kept.Zip([0.0010, 0.0014, 0.0050, 0.0140, 0.0148, 0.0335, 0.0397]), pair => Assert.Equal(pair.Second, pair.First.Second, 6e-5));
        Assert.Equal(11, PilotRecomputed.StepUpHochberg.Count(p => p <= 0.05));
    }

    [Fact]
    public void table_1_has_these_means_and_deviations()
    {
        foreach (var (column, mean, sd) in new[] { ("age", 44.0, 10.3), ("duration", 9.6, 6.5), ("fiq", 67.2, 15.1), ("bmi", 27.4, 7.4), ("esr", 23.9, 16.8) })
        {
            Assert.Equal(mean, PilotRecomputed.Spread(column).Mean, 0.0501);
            Assert.Equal(sd, PilotRecomputed.Spread(column).Sd, 0.0501);
        }
    }

    [Theory, InlineData("fiq", 0.566, 5e-4), InlineData("bmi", 0.77, 5e-3), InlineData("age", 0.69, 5e-3), InlineData("duration", -0.48, 5e-3)]
    public void the_sedimentation_rate_is_entangled(string column, double r, double tolerance) => Assert.Equal(r, PilotRecomputed.Correlation("esr", column).R, tolerance);

    [Fact]
    public void the_interval_of_the_printed_correlation_is_wide()
    {
        var interval = Pearson.From(0.91, 10).Interval;

        Assert.Equal(0.66, interval.Lower, 5e-3);
        Assert.Equal(0.98, interval.Upper, 5e-3);
    }

    [Fact]
    public void the_printed_correlations_cannot_all_be_true()
    {
        Assert.Equal(0.17, PilotRecomputed.ResponseWithFiq.Lowest, 5e-3);
        Assert.False(PilotRecomputed.PrintedTripleIsFeasible());
    }

    [Theory, InlineData(0, 0.309, 5e-4), InlineData(1, 0.311, 5e-4), InlineData(2, 13.7, 0.06)]
    public void two_contrasts_agree_about_the_residual_deviation(int contrast, double sd, double tolerance) =>
        Assert.Equal(sd, PilotRecomputed.ResidualSd(PilotPaper.Contrasts[contrast]), tolerance);

    [Fact]
    public void the_synthetic_response_meets_what_is_printed()
    {
        double[] response = PilotPaper.SyntheticResponse, esr = PilotPaper.Table1("esr");
        var line = SimpleRegression.Fit(esr, response);

        Assert.Equal(30.2, Moments.Mean(response), 0.05);
        Assert.Equal(0.910, Pearson.Of(response, esr).R, 5e-4);
        Assert.Equal(-0.480, Pearson.Of(response, PilotPaper.Table1("duration")).R, 5e-4);
        Assert.Equal(6, response.Count(one => one >= 30));
        Assert.Equal([-8.64, 1.626], line.Coefficients.Select((one, i) => Math.Round(one, i + 2)));
    }

    [Fact]
    public void the_trial_of_2013_has_this_difference_if_its_test_was_paired()
    {
        Assert.Equal(2.57, Trial2013Recomputed.T, 5e-3);
        Assert.Equal(10.8, Trial2013Recomputed.Difference, 1e-9);
        Assert.Equal(4.20, Trial2013Recomputed.StandardError, 1e-2);
        Assert.Equal(2.2, Trial2013Recomputed.Interval.Lower, 0.05);
        Assert.Equal(19.4, Trial2013Recomputed.Interval.Upper, 0.05);
        Assert.Equal(0.64, Trial2013Recomputed.Within, 5e-3);
    }
}
