using System.Text.Json.Nodes;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Resampling;

namespace Daybook.Cli.Fit.Families;

/// <summary>Bootstrap intervals from given resamples.</summary>
internal static class BootstrapFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        string[] names = referenceCase.Inputs["columns"].ToTexts();
        CaseTable table = referenceCase.Data.Complete(names);
        double[][] columns = [.. names.Select(name => table[name].Numbers)];
        Func<double[][], double> statistic = Statistic((string)referenceCase.Inputs["statistic"]!, names);
        double At(int[] rows) => statistic([.. columns.Select(c => rows.Select(r => c[r]).ToArray())]);
        int n = table.Rows;
        double[] replicates = [.. referenceCase.Indices((string)referenceCase.Inputs["indices_file"]!).Select(At)];
        var sample = new BootstrapSample(statistic(columns), replicates);
        Jackknife jackknife = Jackknife.Of(n, At);
        (double low, double high) = sample.BcaProbabilities(jackknife.Acceleration);
        return Tree.Of(
            ("t0", sample.Estimate), ("n", n), ("R", replicates.Length), ("bias", sample.Bias), ("se", sample.StandardError),
            ("jackknife", Tree.Of(("acceleration", jackknife.Acceleration), ("se", jackknife.StandardError))),
            ("z0", sample.MedianBias), ("bca_alpha", Tree.Array([low, high])), ("replicates_head", Tree.Array(replicates.Take(10))),
            ("normal", sample.NormalInterval()), ("basic", sample.BasicInterval()), ("percentile", sample.PercentileInterval()),
            ("bca", sample.BcaInterval(jackknife.Acceleration)),
            ("percentile_type7", Limits(sample, 0.025, 0.975, 7)), ("bca_type7", Limits(sample, low, high, 7)),
            ("percentile_type6", Limits(sample, 0.025, 0.975, 6)));
    }

    internal static JsonObject Limits(BootstrapSample sample, double low, double high, int type) =>
        Tree.Of(("lower", sample.Quantile(low, type)), ("upper", sample.Quantile(high, type)));

    /// <summary>The statistics that the format names in words.</summary>
    private static Func<double[][], double> Statistic(string words, string[] columns)
    {
        string first = words.Split(' ')[0].ToUpperInvariant();
        return (first, columns.Length) switch
        {
            ("PEARSON" or "CORRELATION", 2) => c => Pearson.Of(c[0], c[1]).R,
            ("SPEARMAN", 2) => c => Spearman.Of(c[0], c[1]).Rho,
            ("MEAN", 1) => c => Moments.Mean(c[0]),
            ("MEDIAN", 1) => c => Quantiles.Median(c[0]),
            ("SD" or "STANDARD", 1) => c => Moments.StandardDeviation(c[0]),
            ("VARIANCE", 1) => c => Moments.Variance(c[0]),
            ("RATIO", 2) => c => Moments.Mean(c[0]) / Moments.Mean(c[1]),
            ("SLOPE", 2) => c => Moments.Covariance(c[0], c[1]) / Moments.Variance(c[0]),
            ("DIFFERENCE" or "MEAN", 2) => c => Moments.Mean(c[0]) - Moments.Mean(c[1]),
            ("TRIMMED" or "10%", 1) => c => Moments.TrimmedMean(c[0], 0.1),
            _ => throw new InvalidCaseException($"The statistic '{words}' is not known here."),
        };
    }
}
