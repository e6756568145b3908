using CsCheck;
using Daybook.Statistics.Survival;
using Xunit;

namespace Daybook.Statistics.Tests.Survival;

public class SurvivalTests
{
    private static readonly Gen<(double[] Times, bool[] Events)> Data = Gen.Int[5, 25].SelectMany(n =>
        Gen.Select(Gen.Int[1, 12].Select(t => (double)t).Array[n], Gen.Bool.Array[n]));

    [Fact]
    public void without_censoring_the_curve_is_the_share_still_free_of_the_event() => Data.Sample(d =>
    {
        var curve = new KaplanMeier(d.Times, [.. d.Times.Select(_ => true)]);
        foreach (double t in new[] { 0, 3, 6.5, 12 })
        {
            double share = d.Times.Count(v => v > t) / (double)d.Times.Length;
            Assert.Equal(share, curve.At(t).Survival, 1e-12);
            Assert.Equal(share * (1 - share) / d.Times.Length, share == 0 ? 0 : Math.Pow(curve.At(t).StandardError, 2), 1e-12);
        }
        Assert.Equal(d.Times.Average(), curve.RestrictedMean(12).Mean, 1e-9);
    });

    [Fact]
    public void curves_fall_and_their_log_log_limits_stay_between_zero_and_one() => Data.Sample(d =>
    {
        var curve = new KaplanMeier(d.Times, d.Events);
        double before = 1;
        foreach (SurvivalStep step in curve.Steps)
        {
            Assert.True(step.Survival <= before);
            before = step.Survival;
            if (step.Survival is > 0 and < 1)
            {
                Interval limits = KaplanMeier.IntervalAt(step, SurvivalScale.LogLog);
                Assert.True(limits.Lower > 0 && limits.Upper < 1 && limits.Contains(step.Survival));
            }
        }
    });

    [Fact]
    public void without_ties_the_cox_score_test_of_two_groups_is_the_log_rank_test()
    {
        double[] times = [3, 5, 7, 8, 11, 13, 17, 19, 23, 29];
        bool[] events = [true, true, false, true, true, true, false, true, true, false];
        int[] groups = [0, 1, 0, 1, 1, 0, 0, 1, 0, 0];
        LogRankTest logRank = LogRankTest.Of(times, events, groups);
        foreach (CoxTies ties in Enum.GetValues<CoxTies>())
        {
            CoxRegression cox = CoxRegression.Fit([[.. groups.Select(g => (double)g)]], times, events, ties);
            Assert.Equal(logRank.ChiSquare, cox.ScoreStatistic, 1e-10);
        }
        Assert.Equal(logRank.Observed.Sum(), logRank.Expected.Sum(), 1e-12);
    }

    [Fact]
    public void the_exact_cox_likelihood_of_tied_times_is_a_conditional_choice_among_sets()
    {
        // Two of four fail at once: P = exp(b (x1 + x2)) / sum over the six pairs. With x = 0, 0, 1, 1 and one of each
        // failing, the log-likelihood is b - log(1 + 4 e^b + e^2b), highest at b = 0, where it is -log 6.
        CoxRegression cox = CoxRegression.Fit([[0, 1, 0, 1]], [1, 1, 2, 2], [true, true, false, false], CoxTies.Exact);
        Assert.Equal(0, cox.Coefficients[0], 1e-9);
        Assert.Equal(-Math.Log(6), cox.LogLikelihood, 1e-12);
    }

    [Fact]
    public void a_cox_effect_does_not_change_when_times_are_stretched_or_rows_reordered() => Gen.Select(Gens.Number(-1, 1).Array[20], Gen.Int[1, 30].Array[20]).Sample((x, t) =>
    {
        double[] times = [.. t.Select(v => (double)v)];
        bool[] events = [.. t.Select(v => v % 3 != 0 || v == 30)];
        CoxRegression cox = CoxRegression.Fit([x], times, events);
        CoxRegression other = CoxRegression.Fit([[.. x.Reverse()]], times.Select(v => v * v + 2).Reverse().ToArray(), [.. events.Reverse()]);
        Assert.Equal(cox.Coefficients[0], other.Coefficients[0], 1e-6);
    }, iter: 30);

    [Fact]
    public void a_tobit_fit_without_censoring_is_least_squares()
    {
        double[][] design = [[1, 1, 1, 1, 1], [1, 2, 3, 4, 5]];
        CensoredRegression fit = CensoredRegression.Fit(design, [2.1, 3.9, 6.2, 7.8, 10.1], new Censoring[5]);
        Assert.Equal(1.99, fit.Parameters[1], 1e-9);
        double[] censored = [2.1, 3.9, 6.2, 7.8, 8.0];
        CensoredRegression right = CensoredRegression.Fit(design, censored, [Censoring.None, Censoring.None, Censoring.None, Censoring.None, Censoring.Right]);
        Assert.True(right.Parameters[1] > CensoredRegression.Fit(design, censored, new Censoring[5]).Parameters[1]);
    }

    [Fact]
    public void left_censoring_is_right_censoring_seen_in_a_mirror() => Gens.Number(-3, 3).Array[12].Sample(noise =>
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => i / 4.0)], y = [.. x.Select((v, i) => 1 + v + noise[i])];
        Censoring[] marks = [.. y.Select((_, i) => i % 4 == 0 ? Censoring.Left : Censoring.None)];
        double[][] design = [[.. x.Select(_ => 1.0)], x];
        CensoredRegression left = CensoredRegression.Fit(design, y, marks);
        CensoredRegression mirrored = CensoredRegression.Fit(design, y.Select(v => -v).ToArray(), [.. marks.Select(m => m == Censoring.Left ? Censoring.Right : m)]);
        Assert.Equal(left.LogLikelihood, mirrored.LogLikelihood, 1e-8);
        Assert.Equal(left.Parameters[1], -mirrored.Parameters[1], 1e-5);
    }, iter: 30);

    [Fact]
    public void an_infinite_hazard_ratio_is_said_and_not_estimated() => Assert.Throws<InvalidOperationException>(() =>
        CoxRegression.Fit([[1, 1, 1, 0, 0, 0]], [1, 2, 3, 4, 5, 6], [true, true, true, false, false, false]));
}
