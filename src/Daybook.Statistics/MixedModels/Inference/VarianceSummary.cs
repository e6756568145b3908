using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels;

/// <content>Covariance parameters on other scales.</content>
public sealed partial class MixedModelFit
{
    /// <summary>
    /// Standard deviations, and correlations where the model has covariances, named like the parameters with <c>sd</c> and
    /// <c>cor</c> in place of <c>var</c> and <c>cov</c>.
    /// </summary>
    public IReadOnlyList<CovarianceParameter> StandardDeviationsAndCorrelations()
    {
        var result = new List<CovarianceParameter>();
        var values = model.Names.Select((n, k) => (n, k)).ToDictionary(x => x.n, x => optimum.Theta[x.k]);
        foreach (var (name, value) in values)
        {
            if (name.Contains("|var", StringComparison.Ordinal))
            {
                result.Add(new CovarianceParameter(name.Replace("|var", "|sd", StringComparison.Ordinal), Math.Sqrt(value)));
                continue;
            }

            var at = name.IndexOf("|cov|", StringComparison.Ordinal);
            if (at < 0) continue;
            var pair = name[(at + 5)..].Split(',');
            if (pair[0] == pair[1])
            {
                result.Add(new CovarianceParameter($"{name[..at]}|sd|{pair[0]}", Math.Sqrt(value)));
                continue;
            }

            var product = Variance(values, name[..at], pair[0]) * Variance(values, name[..at], pair[1]);
            if (product > 0) result.Add(new CovarianceParameter($"{name[..at]}|cor|{pair[0]},{pair[1]}", value / Math.Sqrt(product)));
        }

        return result;
    }

    /// <summary>
    /// lme4's theta: the elements, column by column, of the triangular factors of each random covariance matrix over the
    /// residual variance. Defined for one residual variance.
    /// </summary>
    public IReadOnlyList<double> RelativeFactors()
    {
        var sigma = Math.Sqrt(optimum.Theta[^1]);
        var result = new List<double>();
        var factors = model.Random.Factors(optimum.Theta);
        for (var t = 0; t < factors.Length; t++)
        {
            var n = model.Random.Terms[t].Columns.Length;
            foreach (var (row, column) in model.Random.Terms[t].Pairs()) result.Add(factors[t][row * n + column] / sigma);
        }

        return result;
    }

    private static double Variance(Dictionary<string, double> values, string label, string column) =>
        values.TryGetValue($"{label}|var|{column}", out var variance) ? variance
        : values.TryGetValue($"{label}|cov|{column},{column}", out var diagonal) ? diagonal : double.NaN;
}
