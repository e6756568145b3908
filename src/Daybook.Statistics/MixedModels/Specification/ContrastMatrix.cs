using System.Globalization;

namespace Daybook.Statistics.MixedModels;

/// <summary>The columns by which the levels of a factor enter a design matrix: a row per level.</summary>
internal sealed record ContrastMatrix(string[] Suffixes, double[][] Rows)
{
    public static ContrastMatrix Full(IReadOnlyList<string> levels) =>
        new([.. levels], [.. levels.Select((_, i) => Unit(levels.Count, i))]);

    public static ContrastMatrix Of(ContrastCoding coding, IReadOnlyList<string> levels) => coding switch
    {
        ContrastCoding.Treatment => new([.. levels.Skip(1)], [.. levels.Select((_, i) => Unit(levels.Count, i)[1..])]),
        ContrastCoding.Sum => new(
            [.. Enumerable.Range(1, levels.Count - 1).Select(k => k.ToString(CultureInfo.InvariantCulture))],
            [.. levels.Select((_, i) => i < levels.Count - 1 ? Unit(levels.Count, i)[..^1] : Enumerable.Repeat(-1.0, levels.Count - 1).ToArray())]),
        ContrastCoding.Polynomial => OrthogonalPolynomial(levels.Count),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static double[] Unit(int n, int i)
    {
        var unit = new double[n];
        unit[i] = 1;
        return unit;
    }

    private static ContrastMatrix OrthogonalPolynomial(int n)
    {
        var scores = Enumerable.Range(1, n).Select(i => (double)i).ToArray();
        var basis = PolynomialBasis.Of(scores, n - 1);
        var rows = scores.Select(basis.Row).ToArray();
        return new([.. Enumerable.Range(1, n - 1).Select(k => k switch { 1 => ".L", 2 => ".Q", 3 => ".C", _ => $"^{k}" })], rows);
    }
}

/// <summary>Orthonormal polynomials over given points by the three-term recurrence, as R's poly computes them.</summary>
internal sealed record PolynomialBasis(double[] Alpha, double[] NormSquared)
{
    public static PolynomialBasis Of(double[] x, int degree)
    {
        var alpha = new double[degree];
        var norms = new double[degree + 1];
        var previous = new double[x.Length];
        var current = Enumerable.Repeat(1.0, x.Length).ToArray();
        norms[0] = x.Length;
        for (var k = 0; k < degree; k++)
        {
            alpha[k] = current.Zip(x, (p, v) => p * p * v).Sum() / norms[k];
            var ratio = k == 0 ? 0 : norms[k] / norms[k - 1];
            var next = new double[x.Length];
            for (var i = 0; i < x.Length; i++) next[i] = (x[i] - alpha[k]) * current[i] - ratio * previous[i];
            (previous, current) = (current, next);
            norms[k + 1] = current.Sum(p => p * p);
        }

        return new PolynomialBasis(alpha, norms);
    }

    /// <summary>The normalised polynomials of degree 1 and up at one point.</summary>
    public double[] Row(double x)
    {
        var row = new double[Alpha.Length];
        double previous = 0, current = 1;
        for (var k = 0; k < Alpha.Length; k++)
        {
            var next = (x - Alpha[k]) * current - (k == 0 ? 0 : NormSquared[k] / NormSquared[k - 1]) * previous;
            (previous, current) = (current, next);
            row[k] = current / Math.Sqrt(NormSquared[k + 1]);
        }

        return row;
    }
}
