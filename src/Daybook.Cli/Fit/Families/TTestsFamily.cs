using System.Text.Json.Nodes;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Means;

namespace Daybook.Cli.Fit.Families;

/// <summary>Two columns compared by t tests, with effect sizes, equivalence and a test of normality.</summary>
internal static class TTestsFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        string x = (string)referenceCase.Model["x"]!, y = (string)referenceCase.Model["y"]!;
        CaseTable table = referenceCase.Data.Complete(x, y);
        double[] a = table[x].Numbers, b = table[y].Numbers, d = [.. a.Zip(b, (p, q) => p - q)];
        TTestResult paired = TTest.Paired(a, b);
        double mu = referenceCase.Model["mu0"] is { } given ? given.ToNumber() : 0;
        ShapiroWilk normality = ShapiroWilk.Of(d);
        double factor = EffectSize.HedgesFactor(d.Length - 1);
        return Tree.Of(
            ("paired", Test(paired, paired.Estimate)), ("paired_less", paired.PLess),
            ("one_sample_x", Test(TTest.OneSample(a, mu), Moments.Mean(a))),
            ("welch", Test(TTest.Welch(a, b), Means(a, b))), ("student", Test(TTest.Pooled(a, b), Means(a, b))),
            ("cohen_dz", EffectSize.PairedD(d)), ("hedges_gz", EffectSize.PairedD(d) * factor),
            ("dz_ci_noncentral_t", EffectSize.PairedDInterval(d)),
            ("cohen_d_av", paired.Estimate / Math.Sqrt((Moments.Variance(a) + Moments.Variance(b)) / 2)),
            ("shapiro", Tree.Of(("statistic", normality.W), ("p", normality.P))),
            ("correlation", Pearson.Of(a, b).R),
            ("tost", referenceCase.Model["margin"] is { } margin ? Tost(paired, margin.ToNumber()) : null));
    }

    /// <summary>The shape in which R's tests are written down.</summary>
    internal static JsonObject Test(TTestResult t, object estimate) => Tree.Of(
        ("statistic", t.T), ("parameter", t.Df), ("p", t.P), ("estimate", estimate), ("conf", t.Interval));

    internal static JsonObject Means(double[] a, double[] b) =>
        Tree.Of(("mean of x", Moments.Mean(a)), ("mean of y", Moments.Mean(b)));

    private static JsonObject Tost(TTestResult paired, double margin)
    {
        Equivalence tost = Equivalence.Of(paired, margin);
        return Tree.Of(("t_lower", tost.TLower), ("t_upper", tost.TUpper), ("p", tost.P), ("ci90", paired.IntervalAt(0.9)));
    }
}
