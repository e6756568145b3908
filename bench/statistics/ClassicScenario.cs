using Daybook.Statistics.Correlation;
using Daybook.Statistics.Exact;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Random;
using Daybook.Statistics.Ranks;
using Daybook.Statistics.Regression;
using Daybook.Statistics.Resampling;
using Daybook.Statistics.SingleCase;
using Daybook.Statistics.Survival;

namespace Daybook.Bench.Statistics;

/// <summary>A family that is no mixed model: what is asked of one data set of 240 rows here and in R.</summary>
internal sealed record ClassicScenario(string Name, string R, Action Run)
{
    public const string Data = "classic";
    private const int Rows = 240;

    /// <summary>Columns of one simulated trial: 40 clusters of six rows.</summary>
    public static DataTable Table { get; } = Simulate();

    public static IReadOnlyList<ClassicScenario> All { get; } = [.. Tables(), .. Ranks(), .. Regressions(), .. Times(), .. Resamples()];

    private static double[] Of(string name) => ((NumberColumn)Table[name]).Values;

    private static double[] Ones => [.. Enumerable.Repeat(1.0, Rows)];

    private static int[] Whole(string name) => [.. Of(name).Select(v => (int)v)];

    private static bool[] Marks(string name) => [.. Of(name).Select(v => v == 1)];

    private static double[] Where(string name, double arm, int rows) => [.. Of(name).Take(rows).Where((_, i) => Of("arm")[i] == arm)];

    private static IEnumerable<ClassicScenario> Tables()
    {
        yield return new("Fisher's test with exact odds ratio, 40 + 40", "fisher.test(matrix(c(12, 28, 22, 18), 2))", () =>
        {
            var table = new TwoByTwo(12, 28, 22, 18);
            _ = table.FisherTwoSided + table.ConditionalOddsRatio + table.OddsRatioInterval().Lower;
        });
        yield return new("Mantel-Haenszel, exact, 5 strata", "mantelhaen.test(array(rep(c(5, 9, 11, 6), 5), c(2, 2, 5)), exact = TRUE)", () =>
            _ = new CochranMantelHaenszel(Enumerable.Repeat((5, 11, 9, 6), 5)).ExactP());
        yield return new("Cochran's Q, 30 people x 4 (R: asymptotic only)", "coin::symmetry_test(factor(yes[1:120]) ~ factor(rep(1:4, 30)) | factor(rep(1:30, each = 4)), d, teststat = 'quadratic')", () =>
            _ = CochranQ.Of([.. Marks("yes").Take(120).Chunk(4)]).P);
    }

    private static IEnumerable<ClassicScenario> Ranks()
    {
        yield return new("rank-sum, exact with ties, 20 + 20", "coin::wilcox_test(count ~ factor(arm), d[1:40, ], distribution = 'exact') |> coin::pvalue()", () => RankSumTest.Of(Where("count", 0, 40), Where("count", 1, 40)));
        yield return new("signed ranks, exact with ties, 40", "coin::wilcoxsign_test(count ~ rep(2, 40), d[1:40, ], distribution = 'exact') |> coin::pvalue()", () => SignedRankTest.Of(Of("count").Take(40).Select(v => v - 2).ToArray()));
        yield return new("Hodges-Lehmann interval, 20 + 20", "wilcox.test(y ~ arm, d[1:40, ], conf.int = TRUE, exact = TRUE)", () => HodgesLehmann.ShiftInterval(Where("y", 0, 40), Where("y", 1, 40)));
        yield return new("two-sample permutation, exact, 15 + 15", "coin::oneway_test(y ~ factor(arm), d[1:30, ], distribution = 'exact') |> coin::pvalue()", () => PermutationTest.TwoSample(Where("y", 0, 30), Where("y", 1, 30)));
        yield return new("Kendall's tau, 240", "cor.test(d$x, d$y, method = 'kendall', exact = FALSE)", () => Kendall.Of(Of("x"), Of("y")));
    }

    private static IEnumerable<ClassicScenario> Regressions()
    {
        double[][] design = [Ones, Of("arm"), Of("x")];
        yield return new("least squares with HC3", "sandwich::vcovHC(lm(y ~ arm + x, d), 'HC3')", () => LinearRegression.Fit(design, Of("y")).Covariance(HeteroscedasticityConsistent.HC3));
        yield return new("logistic with HC0", "sandwich::vcovHC(glm(yes ~ arm + x, binomial, d), 'HC0')", () => GeneralizedLinearModel.Fit(design, Of("yes"), ResponseFamily.Binomial).Robust(HeteroscedasticityConsistent.HC0));
        yield return new("Poisson, clustered", "sandwich::vcovCL(glm(count ~ arm + x, poisson, d), d$cluster)", () => GeneralizedLinearModel.Fit(design, Of("count"), ResponseFamily.Poisson).Clustered(Whole("cluster")));
        yield return new("negative binomial", "MASS::glm.nb(count ~ arm + x, d)", () => NegativeBinomialRegression.Fit(design, Of("count")));
        yield return new("one participant, 98 days, AR(1)", "nlme::gls(y ~ arm, d[1:98, ], correlation = nlme::corAR1())", () => AutoregressiveRegression.Fit([Ones[..98], Of("arm")[..98]], Of("y").AsSpan(0, 98)));
        yield return new("shrinkage of 12 participants", "metafor::blup(metafor::rma(d$y[1:12], sei = 1 + abs(d$x[1:12])))", () => GroupShrinkage.Of(Of("y").AsSpan(0, 12), Of("x").Take(12).Select(v => 1 + Math.Abs(v)).ToArray()));
    }

    private static IEnumerable<ClassicScenario> Times()
    {
        double[][] design = [Of("arm"), Of("x")];
        yield return new("Kaplan-Meier with log-log limits", "survfit(Surv(time, event) ~ 1, d, conf.type = 'log-log')", () =>
        {
            foreach (var step in new KaplanMeier(Of("time"), Marks("event")).Steps) KaplanMeier.IntervalAt(step, SurvivalScale.LogLog);
        });
        yield return new("log-rank, stratified", "survdiff(Surv(time, event) ~ arm + strata(site), d)", () => LogRankTest.Of(Of("time"), Marks("event"), Whole("arm"), 0, Whole("site")));
        yield return new("Cox, strata, robust", "coxph(Surv(time, event) ~ arm + x + strata(site), d, robust = TRUE)", () => CoxRegression.Fit(design, Of("time"), Marks("event"), CoxTies.Efron, Whole("site")).Robust());
        yield return new("Cox, exact ties", "coxph(Surv(ceiling(time), event) ~ arm + x, d, ties = 'exact')", () => CoxRegression.Fit(design, Of("time").Select(Math.Ceiling).ToArray(), Marks("event"), CoxTies.Exact));
        yield return new("gamma frailty, 40 clusters", "coxph(Surv(time, event) ~ arm + x + frailty(cluster), d)", () => SharedFrailty.Gamma(design, Of("time"), Marks("event"), Whole("cluster")));
        yield return new("Tobit, a quarter censored", "survreg(Surv(pmin(y, 54), y < 54) ~ arm + x, d, dist = 'gaussian')", () => CensoredRegression.Fit([Ones, .. design], Of("y").Select(v => Math.Min(v, 54)).ToArray(), [.. Of("y").Select(v => v < 54 ? Censoring.None : Censoring.Right)]));
        yield return new("Weibull, times between visits", "survreg(Surv(floor(time / 4) * 4 + 0.001, floor(time / 4) * 4 + 4, type = 'interval2') ~ arm + x, d)", () => CensoredRegression.Fit([Ones, .. design],
            Of("time").Select(t => Math.Log(Math.Floor(t / 4) * 4 + 0.001)).ToArray(), [.. Of("time").Select(_ => Censoring.Between)], CensoredErrors.ExtremeValue, null, [.. Of("time").Select(t => Math.Log(Math.Floor(t / 4) * 4 + 4))]));
    }

    private static IEnumerable<ClassicScenario> Resamples()
    {
        double[] values = Of("y")[..40];
        yield return new("bootstrap of a mean, 2,000 resamples, BCa", "boot::boot.ci(boot::boot(d$y[1:40], function(v, i) mean(v[i]), 2000), type = 'bca')", () =>
            new BootstrapSample(values.Average(), [.. BootstrapDraws.Rows(40, 2000, CounterRandom.For(1)).Select(rows => Mean(values, rows))])
                .BcaInterval(Jackknife.Of(40, rows => Mean(values, rows)).Acceleration));
        yield return new("tests within 10 blocks of 4, exact", "coin::oneway_test(y ~ factor(arm) | factor(rep(1:10, each = 4)), d[1:40, ], distribution = coin::approximate(10000)) |> coin::pvalue()", () =>
            RandomisationTest.Blocked(values, [.. Of("arm").Take(40).Select(a => a == 1)], [.. Enumerable.Range(0, 40).Select(i => i / 4)]));
    }

    private static double Mean(double[] values, int[] rows)
    {
        var sum = 0.0;
        foreach (var row in rows) sum += values[row];
        return sum / rows.Length;
    }

    private static DataTable Simulate()
    {
        var random = CounterRandom.For(11, "classic");
        var level = Enumerable.Range(0, Rows / 6).Select(_ => 0.4 * random.NextNormal()).ToArray();
        var rows = Enumerable.Range(0, Rows).Select(i =>
        {
            double arm = i % 2, x = Math.Round(random.NextNormal(), 2), common = level[i / 6];
            var time = Math.Round(1 + random.NextExponential() * 10 * Math.Exp(0.5 * arm - 0.3 * x + common), 1);
            var end = Math.Round(6 + 18 * random.NextDouble(), 1);
            return new[]
            {
                i / 6, i % 3, arm, x, Math.Round(50 + 3 * arm + 2 * x + 4 * common + 5 * random.NextNormal(), 2),
                random.NextPoisson(Math.Exp(1 + 0.3 * arm + 0.2 * x + common + 0.4 * random.NextNormal())),
                random.NextBernoulli(1 / (1 + Math.Exp(-(0.5 * arm + 0.4 * x + common)))) ? 1 : 0, Math.Min(time, end), time <= end ? 1 : 0,
            };
        }).ToArray();
        string[] names = ["cluster", "site", "arm", "x", "y", "count", "yes", "time", "event"];
        return new DataTable([.. names.Select((name, j) => new NumberColumn(name, [.. rows.Select(r => r[j])]))]);
    }
}
