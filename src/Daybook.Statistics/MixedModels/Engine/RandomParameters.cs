namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>One covariance parameter of a random term.</summary>
internal readonly record struct RandomParameter(int Term, int Row, int Column);

/// <summary>The covariance parameters of all random terms and how they act inside a block.</summary>
internal sealed class RandomParameters
{
    public RandomParameters(RandomDesign[] terms)
    {
        Terms = terms;
        All = [.. terms.SelectMany((term, t) => term.Pairs().Select(p => new RandomParameter(t, p.Row, p.Column)))];
        Names = [.. terms.SelectMany(t => t.ParameterNames())];
        Maps = [.. terms.SelectMany(Map)];
    }

    public RandomDesign[] Terms { get; }

    public RandomParameter[] All { get; }

    public string[] Names { get; }

    public IReadOnlyList<ParameterMap> Maps { get; }

    public int Count => All.Length;

    /// <summary>The covariance matrix of one term's effects.</summary>
    public double[] Covariance(ReadOnlySpan<double> theta, int term)
    {
        var n = Terms[term].Columns.Length;
        var g = new double[n * n];
        for (var k = 0; k < All.Length; k++)
        {
            if (All[k].Term == term) g[All[k].Row * n + All[k].Column] = g[All[k].Column * n + All[k].Row] = theta[k];
        }

        return g;
    }

    /// <summary>A triangular factor of each term's covariance matrix; a singular matrix has zero columns.</summary>
    public double[][] Factors(ReadOnlySpan<double> theta)
    {
        var factors = new double[Terms.Length][];
        for (var t = 0; t < factors.Length; t++) factors[t] = Factor(Covariance(theta, t), Terms[t].Columns.Length);
        return factors;
    }

    /// <summary>True when some covariance matrix has a negative eigenvalue beyond rounding error.</summary>
    public bool IsIndefinite(ReadOnlySpan<double> theta)
    {
        for (var t = 0; t < Terms.Length; t++)
        {
            var values = Kernel.SymmetricEigen.Of(Covariance(theta, t), Terms[t].Columns.Length).Values;
            if (values[0] < -1e-12 * Math.Max(values[^1], 0)) return true;
        }

        return false;
    }

    private static IEnumerable<ParameterMap> Map(RandomDesign term) =>
        term.Diagonal || term.Columns.Length == 1 ? term.Columns.Select(_ => ParameterMap.Square) : [new CholeskyMap(term.Columns.Length)];

    private static double[] Factor(double[] g, int n)
    {
        var l = new double[n * n];
        for (var c = 0; c < n; c++)
        {
            var pivot = g[c * n + c];
            for (var k = 0; k < c; k++) pivot -= l[c * n + k] * l[c * n + k];

            // Rounding leaves a pivot of either sign where the matrix is singular.
            if (!(pivot > 1e-15 * g[c * n + c])) continue;
            l[c * n + c] = Math.Sqrt(pivot);
            for (var a = c + 1; a < n; a++)
            {
                var sum = g[a * n + c];
                for (var k = 0; k < c; k++) sum -= l[a * n + k] * l[c * n + k];
                l[a * n + c] = sum / l[c * n + c];
            }
        }

        return l;
    }
}
