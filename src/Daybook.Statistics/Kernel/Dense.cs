namespace Daybook.Statistics.Kernel;

/// <summary>Small dense matrices in row-major spans. Nothing here allocates except where the result is returned.</summary>
internal static class Dense
{
    /// <summary>Replaces the lower triangle of a symmetric matrix by its Cholesky factor; false when it is not positive definite.</summary>
    public static bool Cholesky(Span<double> a, int n)
    {
        unchecked
        {
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    var sum = a[i * n + j] - Vectors.Dot(a.Slice(i * n, j), a.Slice(j * n, j));
                    if (i != j)
                    {
                        a[i * n + j] = sum / a[j * n + j];
                    }
                    else
                    {
                        if (!(sum > 0) || double.IsInfinity(sum)) return false;
                        a[i * n + i] = Math.Sqrt(sum);
                    }
                }
            }

            return true;
        }
    }

    /// <summary>Twice the sum of log diagonals of a Cholesky factor: the log-determinant.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> cholesky, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++) sum += Math.Log(cholesky[i * n + i]);
        return 2 * sum;
    }

    /// <summary>Solves L Y = B in place for a lower triangular L (n by n) and B (n by columns).</summary>
    public static void SolveLower(ReadOnlySpan<double> lower, int n, Span<double> b, int columns)
    {
        unchecked
        {
            for (var i = 0; i < n; i++)
            {
                var row = b.Slice(i * columns, columns);
                Vectors.AddRows(lower.Slice(i * n, i), 1, i, -1, b, row);
                Vectors.Scale(1 / lower[i * n + i], row);
            }
        }
    }

    /// <summary>Solves L' Y = B in place.</summary>
    public static void SolveLowerTransposed(ReadOnlySpan<double> lower, int n, Span<double> b, int columns)
    {
        unchecked
        {
            for (var i = n - 1; i >= 0; i--)
            {
                var row = b.Slice(i * columns, columns);
                for (var k = i + 1; k < n; k++)
                {
                    var factor = lower[k * n + i];
                    if (factor != 0) Vectors.AddScaled(-factor, b.Slice(k * columns, columns), row);
                }

                Vectors.Scale(1 / lower[i * n + i], row);
            }
        }
    }

    /// <summary>The inverse of a symmetric positive definite matrix from its Cholesky factor.</summary>
    public static double[] InverseFromCholesky(ReadOnlySpan<double> cholesky, int n)
    {
        var inverse = Identity(n);
        SolveLower(cholesky, n, inverse, n);
        SolveLowerTransposed(cholesky, n, inverse, n);
        Symmetrise(inverse, n);
        return inverse;
    }

    /// <summary>The n by n identity.</summary>
    public static double[] Identity(int n)
    {
        var identity = new double[n * n];
        for (var i = 0; i < n; i++) identity[i * n + i] = 1;
        return identity;
    }

    /// <summary>Averages the two triangles.</summary>
    public static void Symmetrise(Span<double> a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++) a[i * n + j] = a[j * n + i] = (a[i * n + j] + a[j * n + i]) / 2;
        }
    }

    /// <summary>C = A B, with A rows by inner and B inner by columns.</summary>
    public static void Multiply(ReadOnlySpan<double> a, int rows, int inner, ReadOnlySpan<double> b, int columns, Span<double> c)
    {
        unchecked
        {
            c[..(rows * columns)].Clear();
            for (var i = 0; i < rows; i++)
            {
                Vectors.AddRows(a.Slice(i * inner, inner), 1, inner, 1, b, c.Slice(i * columns, columns));
            }
        }
    }

    /// <summary>C = A' B, with A inner by rows and B inner by columns.</summary>
    public static void MultiplyTransposed(ReadOnlySpan<double> a, int inner, int rows, ReadOnlySpan<double> b, int columns, Span<double> c)
    {
        unchecked
        {
            c[..(rows * columns)].Clear();
            for (var i = 0; i < rows && inner > 0; i++) Vectors.AddRows(a[i..], rows, inner, 1, b, c.Slice(i * columns, columns));
        }
    }

    /// <summary>A new matrix A B.</summary>
    public static double[] Product(ReadOnlySpan<double> a, int rows, int inner, ReadOnlySpan<double> b, int columns)
    {
        var c = new double[rows * columns];
        Multiply(a, rows, inner, b, columns, c);
        return c;
    }

    /// <summary>A new matrix A' (columns by rows).</summary>
    public static double[] Transpose(ReadOnlySpan<double> a, int rows, int columns)
    {
        var t = new double[a.Length];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++) t[j * rows + i] = a[i * columns + j];
        }

        return t;
    }

    /// <summary>B A B' for a symmetric A (n by n) and B (rows by n).</summary>
    public static double[] Sandwich(ReadOnlySpan<double> b, int rows, ReadOnlySpan<double> a, int n)
    {
        var half = Product(b, rows, n, a, n);
        return Product(half, rows, n, Transpose(b, rows, n), rows);
    }

    /// <summary>The bilinear form x' A y.</summary>
    public static double Form(ReadOnlySpan<double> x, ReadOnlySpan<double> a, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (x[i] != 0) sum += x[i] * Vectors.Dot(a.Slice(i * y.Length, y.Length), y);
        }

        return sum;
    }

    /// <summary>tr(A B) for square matrices.</summary>
    public static double TraceOfProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int n)
    {
        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) sum += a[i * n + j] * b[j * n + i];
        }

        return sum;
    }

    /// <summary>The inverse of a general square matrix by Gauss-Jordan elimination with partial pivoting; null when singular.</summary>
    public static double[]? Inverse(ReadOnlySpan<double> matrix, int n)
    {
        var a = matrix.ToArray();
        var inverse = Identity(n);
        for (var column = 0; column < n; column++)
        {
            var pivot = column;
            for (var i = column + 1; i < n; i++)
            {
                if (Math.Abs(a[i * n + column]) > Math.Abs(a[pivot * n + column])) pivot = i;
            }

            if (!(Math.Abs(a[pivot * n + column]) > 0)) return null;
            if (pivot != column) SwapRows(a, inverse, n, pivot, column);
            var scale = 1 / a[column * n + column];
            Vectors.Scale(scale, a.AsSpan(column * n, n));
            Vectors.Scale(scale, inverse.AsSpan(column * n, n));
            for (var i = 0; i < n; i++)
            {
                var factor = a[i * n + column];
                if (i == column || factor == 0) continue;
                Vectors.AddScaled(-factor, a.AsSpan(column * n, n), a.AsSpan(i * n, n));
                Vectors.AddScaled(-factor, inverse.AsSpan(column * n, n), inverse.AsSpan(i * n, n));
            }
        }

        return inverse;
    }

    private static void SwapRows(double[] a, double[] inverse, int n, int first, int second)
    {
        for (var j = 0; j < n; j++)
        {
            (a[first * n + j], a[second * n + j]) = (a[second * n + j], a[first * n + j]);
            (inverse[first * n + j], inverse[second * n + j]) = (inverse[second * n + j], inverse[first * n + j]);
        }
    }
}
