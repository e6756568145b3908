using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Means;

namespace Daybook.Cli.Fit.Families;

/// <summary>Moments, hinges and the nine quantile types of inline series.</summary>
internal static class DescriptivesFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        double[] probabilities = referenceCase.Inputs["probs"].ToNumbers();
        return Tree.Of(referenceCase.Inputs["x"]!.AsObject()
            .Select(series => (series.Key, (object?)Describe(series.Value.ToNumbers(), probabilities))));
    }

    private static JsonObject Describe(double[] x, double[] probabilities)
    {
        int n = x.Length;
        double mean = Moments.Mean(x), sd = Moments.StandardDeviation(x);
        double g1 = Moments.SkewnessG1(x), g2 = Moments.KurtosisG2(x);
        bool positive = x.All(v => v > 0);
        var five = Quantiles.FiveNumbers(x);
        return Tree.Of(
            ("n", n), ("mean", mean), ("sd", sd), ("var", Moments.Variance(x)), ("se", sd / Math.Sqrt(n)),
            ("median", Quantiles.Median(x)), ("mad", Quantiles.MedianAbsoluteDeviation(x)),
            ("mad_raw", Quantiles.MedianAbsoluteDeviation(x, 1)),
            ("iqr", Quantiles.Of(x, 0.75) - Quantiles.Of(x, 0.25)), ("min", five.Minimum), ("max", five.Maximum),
            ("skew_g1", g1), ("skew_G1", n > 2 ? g1 * Math.Sqrt(n * (n - 1.0)) / (n - 2) : null),
            ("skew_b1", g1 * Math.Pow((n - 1.0) / n, 1.5)), ("kurt_g2", g2),
            ("kurt_G2", n > 3 ? ((n + 1) * g2 + 6) * (n - 1) / ((n - 2.0) * (n - 3)) : null),
            ("trimmed_mean_10", Moments.TrimmedMean(x, 0.1)),
            ("quantiles", Tree.Of(Enumerable.Range(1, 9).Select(type => (
                string.Create(CultureInfo.InvariantCulture, $"type{type}"),
                (object?)Tree.Array(probabilities.Select(p => Quantiles.Of(x, p, type))))))),
            ("tukey_hinges", Tree.Array([five.Minimum, five.LowerHinge, five.Median, five.UpperHinge, five.Maximum])),
            ("geometric_mean", positive ? Moments.GeometricMean(x) : null),
            ("geometric_cv", positive ? ReferenceRounding.GeometricCoefficientOfVariation(x) : null),
            ("mean_ci", n > 1 && sd > 0 ? TTest.OneSample(x).Interval : null),
            ("median_ci_order", n > 5 ? MedianInterval.ByOrderStatistics(x) : null));
    }
}
