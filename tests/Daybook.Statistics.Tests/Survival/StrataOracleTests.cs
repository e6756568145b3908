using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Survival;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Survival;

/// <summary>R's survival on the same 90 people of three sites (oracles/families/survival.R).</summary>
public class StrataOracleTests
{
    private static readonly JsonElement Oracle = RepositoryFiles.Json("oracles/families/survival.json");

    private static readonly double[] Times = Data("time");
    private static readonly bool[] Events = [.. Data("event").Select(v => v == 1)];
    private static readonly int[] Sites = [.. Data("site").Select(v => (int)v - 1)], Arms = [.. Data("arm").Select(v => (int)v)], Ids = [.. Data("id").Select(v => (int)v)];

    [Theory]
    [InlineData("logrank", 0)]
    [InlineData("peto", 1)]
    public void the_stratified_log_rank_test_is_r_s(string name, double rho) =>
        Same(Oracle.GetProperty(name), LogRankTest.Of(Times, Events, Arms, rho, Sites));

    [Fact]
    public void three_groups_within_two_strata_too() => Same(Oracle.GetProperty("three"), LogRankTest.Of(Times, Events, Sites, 0, Arms));

    [Theory]
    [InlineData("efron", CoxTies.Efron, true)]
    [InlineData("breslow", CoxTies.Breslow, true)]
    [InlineData("exact", CoxTies.Exact, true)]
    [InlineData("plain", CoxTies.Efron, false)]
    [InlineData("plainBreslow", CoxTies.Breslow, false)]
    public void cox_regression_is_r_s_with_strata_robust_and_clustered(string name, CoxTies ties, bool stratified)
    {
        JsonElement r = Oracle.GetProperty(name);
        var cox = CoxRegression.Fit([Data("arm"), Data("age")], Times, Events, ties, stratified ? Sites : null);
        Close(r.Numbers("coefficients"), [.. cox.Coefficients], 1e-8);
        Close(r.Numbers("se"), Errors(cox.Covariance), 1e-8);
        Close(r.Numbers("loglik"), [cox.NullLogLikelihood, cox.LogLikelihood], 1e-10);
        Assert.Equal(r.GetProperty("score").GetDouble(), cox.ScoreStatistic, 1e-8);
        if (ties == CoxTies.Exact)
        {
            Assert.Throws<InvalidOperationException>(() => cox.Robust());
            return;
        }
        Close(r.Numbers("robust"), Errors(cox.Robust()), 1e-7);
        Close(r.Numbers("cluster"), Errors(cox.Clustered(Ids)), 1e-7);
        Assert.Equal(r.GetProperty("concordance").GetDouble(), cox.Concordance, 1e-9);
    }

    [Fact]
    public void log_log_limits_are_r_s()
    {
        JsonElement r = Oracle.GetProperty("kaplanMeier");
        var curve = new KaplanMeier(Times, Events);
        double[] lower = r.Numbers("lower"), upper = r.Numbers("upper");
        int compared = 0;
        for (int i = 0; i < lower.Length; i++)
        {
            Interval limits = KaplanMeier.IntervalAt(curve.Steps[i], SurvivalScale.LogLog);
            if (!double.IsNaN(lower[i]) && curve.Steps[i].Survival < 1)
            {
                Close([lower[i], upper[i]], [limits.Lower, limits.Upper], 1e-10);
                compared++;
            }
        }
        Assert.True(compared > 20);
    }

    [Theory]
    [InlineData("weibull", CensoredErrors.ExtremeValue)]
    [InlineData("lognormal", CensoredErrors.Normal)]
    public void times_known_to_lie_between_visits_are_fitted_as_survreg_does(string name, CensoredErrors errors)
    {
        JsonElement between = Oracle.GetProperty("between"), r = between.GetProperty(name);
        double[] low = between.Numbers("low"), high = between.Numbers("high");
        // Censored before the first visit: nothing is known of the time.
        int[] kept = [.. Enumerable.Range(0, low.Length).Where(i => Events[i] || low[i] > 0)];
        Censoring Mark(int i) => !Events[i] ? Censoring.Right : low[i] == 0 ? Censoring.Left : Censoring.Between;
        double[] value = [.. kept.Select(i => Math.Log(Mark(i) == Censoring.Left ? high[i] : low[i]))];
        double[][] columns = [[.. kept.Select(_ => 1.0)], [.. kept.Select(i => Data("arm")[i])], [.. kept.Select(i => Data("age")[i])]];
        var fit = CensoredRegression.Fit(columns, value, [.. kept.Select(Mark)], errors, null, [.. kept.Select(i => Math.Log(high[i]))]);
        Close(r.Numbers("parameters"), [.. fit.Parameters], 1e-7);
        Close(r.Numbers("se"), Errors(fit.Covariance), 1e-6);
        Assert.Equal(r.GetProperty("loglik").GetDouble(), fit.LogLikelihood, 1e-8);
    }

    [Fact]
    public void one_stratum_is_none_and_strata_that_are_alike_add_their_information() => Gen.Select(Gen.Int[1, 9].Array[12], Gen.Bool.Array[12]).Where((_, e) => e.Count(x => x) > 5).Sample((t, e) =>
    {
        double[] times = [.. t.Select(v => (double)v)], twice = [.. times, .. times];
        int[] groups = [.. Enumerable.Range(0, 12).Select(i => i % 2)];
        LogRankTest one = LogRankTest.Of(times, e, groups, 0, new int[12]), plain = LogRankTest.Of(times, e, groups);
        Assert.Equal(plain.ChiSquare, one.ChiSquare, 1e-9);
        LogRankTest two = LogRankTest.Of(twice, [.. e, .. e], [.. groups, .. groups], 0, [.. Enumerable.Range(0, 24).Select(i => i / 12)]);
        Assert.Equal(2 * plain.ChiSquare, two.ChiSquare, 1e-7);
        LogRankTest swapped = LogRankTest.Of(times, e, [.. groups.Select(g => 1 - g)]);
        Assert.Equal(plain.ChiSquare, swapped.ChiSquare, 1e-9);
    }, iter: 200);

    [Fact]
    public void a_narrow_interval_is_a_value_times_its_width_and_a_wide_one_is_censoring() => Gen.Int[-20, 20].Array[15].Where(v => v.Distinct().Count() > 6).Sample(v =>
    {
        double[] y = [.. v.Select(x => x / 10.0)];
        double[][] columns = [[.. y.Select(_ => 1.0)]];
        const double width = 1e-4;
        foreach (CensoredErrors errors in Enum.GetValues<CensoredErrors>())
        {
            var exact = CensoredRegression.Fit(columns, y, [.. y.Select(_ => Censoring.None)], errors);
            var narrow = CensoredRegression.Fit(columns, [.. y.Select(x => x - width / 2)], [.. y.Select(_ => Censoring.Between)], errors, null, [.. y.Select(x => x + width / 2)]);
            Assert.Equal(exact.Parameters[0], narrow.Parameters[0], 1e-4);
            Assert.Equal(exact.Parameters[1], narrow.Parameters[1], 1e-4);
            Assert.Equal(exact.LogLikelihood + 15 * Math.Log(width), narrow.LogLikelihood, 1e-4);
            var right = CensoredRegression.Fit(columns, y, [.. y.Select((_, i) => i % 3 == 0 ? Censoring.Right : Censoring.None)], errors);
            var wide = CensoredRegression.Fit(columns, y, [.. y.Select((_, i) => i % 3 == 0 ? Censoring.Between : Censoring.None)], errors, null, [.. y.Select(x => x + 200)]);
            Assert.Equal(right.Parameters[0], wide.Parameters[0], 1e-6);
        }
    }, iter: 30);

    [Fact]
    public void limits_that_are_none_are_refused()
    {
        Assert.Throws<ArgumentException>(() => CensoredRegression.Fit([[1, 1, 1]], [1, 2, 3], [Censoring.Between, Censoring.None, Censoring.None], CensoredErrors.Normal, null, [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => CoxRegression.Fit([[1, 0, 1]], [1, 2, 3], [true, true, true], CoxTies.Efron, [1]));
        Assert.Throws<ArgumentException>(() => LogRankTest.Of([1, 2], [true, true], [0, 1], 0, [1]));
    }

    private static void Same(JsonElement r, LogRankTest test)
    {
        Assert.Equal(r.GetProperty("chi").GetDouble(), test.ChiSquare, 1e-10);
        Close(r.Numbers("observed"), [.. test.Observed], 1e-12);
        Close(r.Numbers("expected"), [.. test.Expected], 1e-12);
    }

    private static double[] Data(string name) => Oracle.GetProperty("data").Numbers(name);
}
