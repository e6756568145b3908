namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>A covariance matrix over visits with its derivatives in the parameters; second derivatives that vanish are null.</summary>
internal sealed class VisitDerivatives(int dimension, int parameters)
{
    public double[] Value { get; } = new double[dimension * dimension];

    public double[][] First { get; } = [.. Enumerable.Range(0, parameters).Select(_ => new double[dimension * dimension])];

    public double[]?[] Second { get; } = new double[]?[parameters * (parameters + 1) / 2];

    public void Clear()
    {
        Array.Clear(Value);
        foreach (var first in First) Array.Clear(first);
        Array.Clear(Second);
    }
}

/// <summary>A pattern of covariances over visits.</summary>
internal abstract class VisitStructure(int dimension)
{
    public int Dimension { get; } = dimension;

    public abstract string[] Names { get; }

    public abstract IReadOnlyList<ParameterMap> Maps { get; }

    /// <summary>True when the matrix is linear in its parameters.</summary>
    public abstract bool Linear { get; }

    public abstract bool IsVariance(int parameter);

    public abstract bool Fill(ReadOnlySpan<double> theta, int order, VisitDerivatives into);

    public abstract double[] Start(double variance);

    public static VisitStructure Of(VisitCovariance covariance, string[] levels)
    {
        var n = levels.Length;
        var visits = levels.Select(l => $"resid|var[{l}]").ToArray();
        var lags = Enumerable.Range(1, n - 1).ToArray();
        return covariance switch
        {
            VisitCovariance.Unstructured => LinearVisits.Unstructured(levels),
            VisitCovariance.CompoundSymmetry => new LinearVisits(n, ["resid|var", "resid|cov"], (a, b) => a == b ? 0 : 1),
            VisitCovariance.Toeplitz => new LinearVisits(n, ["resid|var", .. lags.Select(k => $"resid|cov[{k}]")], (a, b) => Math.Abs(a - b)),
            VisitCovariance.HeterogeneousCompoundSymmetry => new CorrelatedVisits(n, visits, ["resid|rho"], ParameterMap.Natural, (_, _) => [0]),
            VisitCovariance.HeterogeneousToeplitz => new CorrelatedVisits(n, visits, [.. lags.Select(k => $"resid|rho[{k}]")], ParameterMap.Natural, (a, b) => [Math.Abs(a - b) - 1]),
            VisitCovariance.HeterogeneousAutoregressive => new CorrelatedVisits(n, visits, ["resid|rho"], ParameterMap.Atanh, (a, b) => Enumerable.Repeat(0, Math.Abs(a - b))),
            VisitCovariance.AnteDependence => new CorrelatedVisits(n, visits, Steps(levels), ParameterMap.Atanh, (a, b) => Enumerable.Range(Math.Min(a, b), Math.Abs(a - b))),
            VisitCovariance.HomogeneousAnteDependence => new CorrelatedVisits(n, ["resid|var"], Steps(levels), ParameterMap.Atanh, (a, b) => Enumerable.Range(Math.Min(a, b), Math.Abs(a - b))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static string[] Steps(string[] levels) => [.. levels.Zip(levels.Skip(1), (from, to) => $"resid|rho[{from},{to}]")];
}

/// <summary>Structures whose elements are parameters themselves: unstructured, compound symmetry, Toeplitz.</summary>
internal sealed class LinearVisits : VisitStructure
{
    private readonly int[] parameter;
    private readonly bool unstructured;

    public LinearVisits(int dimension, string[] names, Func<int, int, int> parameterOf, ParameterMap? map = null)
        : base(dimension)
    {
        Names = names;
        unstructured = map is not null;
        Maps = map is null ? [.. names.Select(_ => ParameterMap.Natural)] : [map];
        parameter = [.. Enumerable.Range(0, dimension * dimension).Select(k => parameterOf(k / dimension, k % dimension))];
    }

    public override string[] Names { get; }

    public override IReadOnlyList<ParameterMap> Maps { get; }

    public override bool Linear => true;

    public static LinearVisits Unstructured(string[] levels)
    {
        var n = levels.Length;
        var map = new CholeskyMap(n);
        var names = Enumerable.Range(0, n).SelectMany(b => Enumerable.Range(b, n - b).Select(a => $"resid|cov|{levels[b]},{levels[a]}"));
        return new LinearVisits(n, [.. names], (a, b) => map.Index(Math.Max(a, b), Math.Min(a, b)), map);
    }

    public override bool IsVariance(int parameter) => true;

    public override bool Fill(ReadOnlySpan<double> theta, int order, VisitDerivatives into)
    {
        for (var k = 0; k < parameter.Length; k++)
        {
            into.Value[k] = theta[parameter[k]];
            if (order > 0) into.First[parameter[k]][k] = 1;
        }

        return true;
    }

    public override double[] Start(double variance)
    {
        var start = new double[Names.Length];
        for (var k = 0; k < parameter.Length; k++)
        {
            var diagonal = k / Dimension == k % Dimension;
            start[parameter[k]] = diagonal ? variance : unstructured ? 0.5 * variance : 0.3 * variance;
        }

        return start;
    }
}

/// <summary>Structures with standard deviations and correlations; a correlation is a product of parameters.</summary>
internal sealed class CorrelatedVisits : VisitStructure
{
    private readonly int variances;
    private readonly int[][] factors;

    public CorrelatedVisits(int dimension, string[] variances, string[] correlations, ParameterMap map, Func<int, int, IEnumerable<int>> factorsOf)
        : base(dimension)
    {
        this.variances = variances.Length;
        Names = [.. variances, .. correlations];
        Maps = [.. variances.Select(_ => ParameterMap.Log), .. correlations.Select(_ => map)];
        factors = [.. Enumerable.Range(0, dimension * dimension).Select(k => k / dimension == k % dimension ? [] : factorsOf(k / dimension, k % dimension).ToArray())];
    }

    public override string[] Names { get; }

    public override IReadOnlyList<ParameterMap> Maps { get; }

    public override bool Linear => false;

    public override bool IsVariance(int parameter) => parameter < variances;

    public override bool Fill(ReadOnlySpan<double> theta, int order, VisitDerivatives into)
    {
        for (var k = 0; k < variances; k++)
        {
            if (!(theta[k] > 0)) return false;
        }

        for (var a = 0; a < Dimension; a++)
        {
            for (var b = 0; b < Dimension; b++) Element(theta, order, a, b, into);
        }

        return true;
    }

    public override double[] Start(double variance) => [.. Names.Select((_, k) => k < variances ? variance : 0.3)];

    private void Element(ReadOnlySpan<double> theta, int order, int a, int b, VisitDerivatives into)
    {
        var at = a * Dimension + b;

        // The element is the product of powers: half a power of each variance, one of each correlation on the way.
        var powers = new Dictionary<int, double>();
        Raise(powers, variances == 1 ? 0 : a, 0.5);
        Raise(powers, variances == 1 ? 0 : b, 0.5);
        foreach (var factor in factors[at]) Raise(powers, variances + factor, 1);
        into.Value[at] = Product(theta, powers);
        if (order == 0) return;
        foreach (var (i, e) in powers)
        {
            into.First[i][at] = e * Product(theta, Lowered(powers, i));
            foreach (var (j, f) in powers)
            {
                if (j > i) continue;
                var exponent = i == j ? e * (e - 1) : e * f;
                if (exponent == 0) continue;
                var second = into.Second[ResidualTerms.Pair(i, j)] ??= new double[Dimension * Dimension];
                second[at] = exponent * Product(theta, Lowered(Lowered(powers, i), j));
            }
        }
    }

    private static void Raise(Dictionary<int, double> powers, int parameter, double by) =>
        powers[parameter] = powers.GetValueOrDefault(parameter) + by;

    private static Dictionary<int, double> Lowered(Dictionary<int, double> powers, int parameter)
    {
        var lowered = new Dictionary<int, double>(powers);
        lowered[parameter] -= 1;
        return lowered;
    }

    private static double Product(ReadOnlySpan<double> theta, Dictionary<int, double> powers)
    {
        var product = 1.0;
        foreach (var (k, e) in powers) product *= e == 0 ? 1 : Math.Pow(theta[k], e);
        return product;
    }
}
