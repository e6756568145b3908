using System.Text.Json;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Means;
using Daybook.Statistics.Ranks;
using Xunit;

namespace Daybook.Statistics.Tests;

/// <summary>
/// Values of R's own functions (oracles/classic/make.R), held to a relative 2e-12; R's Shapiro-Wilk and quantiles of F
/// are themselves approximations and are held to what they carry.
/// </summary>
public class ClassicOracleTests
{
    private static readonly Dictionary<string, (double Tolerance, Func<double[], double> Function)> Functions = new()
    {
        ["t.survival"] = (2e-12, a => StudentT.Survival(a[0], a[1])),
        ["t.quantile"] = (2e-12, a => StudentT.Quantile(a[0], a[1])),
        ["f.survival"] = (2e-12, a => FisherF.Survival(a[0], a[1], a[2])),
        ["f.quantile"] = (1e-9, a => FisherF.Quantile(a[0], a[1], a[2])),
        ["chisq.survival"] = (2e-12, a => ChiSquare.Survival(a[0], a[1])),
        ["chisq.quantile"] = (2e-12, a => ChiSquare.Quantile(a[0], a[1])),
        ["norm.cdf"] = (1e-14, a => Normal.Cdf(a[0])),
        ["norm.log_survival"] = (1e-13, a => Normal.LogSurvival(a[0])),
        ["norm.quantile"] = (1e-14, a => Normal.Quantile(a[0])),
        ["beta.cdf"] = (2e-12, a => Beta.Cdf(a[0], a[1], a[2])),
        ["beta.quantile"] = (1e-11, a => Beta.Quantile(a[0], a[1], a[2])),
        ["binom.pmf"] = (1e-13, a => Binomial.Probability((int)a[0], (int)a[1], a[2])),
        ["binom.cdf"] = (1e-13, a => Binomial.Cdf((int)a[0], (int)a[1], a[2])),
        ["binom.quantile"] = (0, a => Binomial.Quantile(a[0], (int)a[1], a[2])),
        ["poisson.pmf"] = (1e-13, a => Poisson.Probability((int)a[0], a[1])),
        ["poisson.cdf"] = (1e-13, a => Poisson.Cdf((int)a[0], a[1])),
        ["hyper.pmf"] = (1e-13, a => Hypergeometric.Probability((int)a[0], (int)a[1], (int)a[2], (int)a[3])),
        ["hyper.cdf"] = (1e-13, a => Hypergeometric.Cdf((int)a[0], (int)a[1], (int)a[2], (int)a[3])),
        ["nct.cdf"] = (0, a => NoncentralT.Cdf(a[0], a[1], a[2])),
        ["lgamma"] = (0, a => GammaFunction.Log(a[0])),
        ["digamma"] = (2e-14, a => GammaFunction.Digamma(a[0])),
        ["trigamma"] = (2e-14, a => GammaFunction.Trigamma(a[0])),
        ["signrank.cdf"] = (1e-14, a => RankDistributions.SignedRankCdf(a[0], (int)a[1])),
        ["wilcox.cdf"] = (1e-13, a => RankDistributions.MannWhitneyCdf(a[0], (int)a[1], (int)a[2])),
        ["quantile"] = (1e-15, a => Quantiles.Of(a.AsSpan(2), a[1], (int)a[0])),
        ["shapiro.w"] = (1e-7, a => ShapiroWilk.Of(a).W),
        ["shapiro.p"] = (1e-5, a => ShapiroWilk.Of(a).P),
        ["t.test"] = (1e-12, a => Test(a).T),
        ["t.lower"] = (1e-12, a => Test(a).Interval.Lower),
    };

    // R stops the noncentral series at 1e-12; log Gamma passes through zero at 1 and 2.
    private static readonly Dictionary<string, double> Absolute = new() { ["nct.cdf"] = 1e-12, ["lgamma"] = 3e-14 };

    [Fact]
    public void every_value_that_r_gives_is_given_here()
    {
        int compared = 0;
        var wrong = new List<string>();
        foreach (JsonElement point in RepositoryFiles.Json("oracles/classic/classic.json").GetProperty("points").EnumerateArray())
        {
            string name = point.GetProperty("fn").GetString()!;
            double[] arguments = [.. point.GetProperty("args").EnumerateArray().Select(a => a.GetDouble())];
            double expected = Number(point.GetProperty("value"));
            (double tolerance, Func<double[], double> function) = Functions[name];
            double value = function(arguments);
            compared++;
            double allowed = Math.Max(tolerance * Math.Abs(expected), Absolute.GetValueOrDefault(name));
            if (!(value == expected || Math.Abs(value - expected) <= allowed))
            {
                wrong.Add($"{name}({string.Join(", ", arguments)}): {value:R}, R has {expected:R}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
        Assert.True(compared > 300);
    }

    private static TTestResult Test(double[] a)
    {
        double[] x = a[1..9], y = a[9..17];
        return a[0] switch { 1 => TTest.Paired(x, y), 2 => TTest.Welch(x, y), _ => TTest.Pooled(x, y) };
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble() : value.GetString() == "Inf" ? double.PositiveInfinity : double.NegativeInfinity;
}
