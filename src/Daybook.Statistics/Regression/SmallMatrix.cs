namespace Daybook.Statistics.Regression;

/// <summary>Solves small symmetric positive-definite systems, as information matrices are, by Cholesky's factorisation.</summary>
internal static class SmallMatrix
{
    /// <summary>The inverse, or null when the matrix is not positive definite.</summary>
    public static double[][]? Inverse(double[][] a)
    {
        int n = a.Length;
        if (Cholesky(a) is not { } lower)
        {
            return null;
        }
        double[][] inverse = [.. a.Select(_ => new double[n])];
        for (int column = 0; column < n; column++)
        {
            double[] unit = new double[n];
            unit[column] = 1;
            double[] solved = Substitute(lower, unit);
            for (int i = 0; i < n; i++)
            {
                inverse[i][column] = solved[i];
            }
        }
        return inverse;
    }

    /// <summary>The solution of a x = b, or null when the matrix is not positive definite.</summary>
    public static double[]? Solve(double[][] a, double[] b) => Cholesky(a) is { } lower ? Substitute(lower, b) : null;

    /// <summary>b'A^-1 b; NaN when the matrix is not positive definite.</summary>
    public static double InverseForm(double[][] a, double[] b) =>
        Solve(a, b) is { } solved ? LeastSquares.Dot(solved, b) : double.NaN;

    /// <summary>The rows and columns at the given places.</summary>
    public static double[][] Part(double[][] a, IReadOnlyList<int> places) =>
        [.. places.Select(i => places.Select(j => a[i][j]).ToArray())];

    public static double[][] Zero(int n) => [.. Enumerable.Range(0, n).Select(_ => new double[n])];

    private static double[][]? Cholesky(double[][] a)
    {
        int n = a.Length;
        double[][] lower = Zero(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double rest = a[i][j];
                for (int k = 0; k < j; k++)
                {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > 1e-14 * Math.Abs(a[i][i])))
                {
                    return null;
                }
                lower[i][j] = i == j ? Math.Sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }

    private static double[] Substitute(double[][] lower, double[] b)
    {
        int n = b.Length;
        double[] x = [.. b];
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= lower[i][k] * x[k];
            }
            x[i] /= lower[i][i];
        }
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                x[i] -= lower[k][i] * x[k];
            }
            x[i] /= lower[i][i];
        }
        return x;
    }
}
