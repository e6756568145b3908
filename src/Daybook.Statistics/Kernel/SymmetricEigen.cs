namespace Daybook.Statistics.Kernel;

/// <summary>
/// Eigenvalues (ascending) and orthonormal eigenvectors (columns) of a symmetric matrix by cyclic Jacobi rotations:
/// slow for large matrices, but accurate to the last digits for the handful of parameters a model has.
/// </summary>
internal sealed class SymmetricEigen
{
    private SymmetricEigen(double[] values, double[] vectors)
    {
        Values = values;
        Vectors = vectors;
    }

    public double[] Values { get; }

    /// <summary>Row-major n by n; column k belongs to Values[k].</summary>
    public double[] Vectors { get; }

    public static SymmetricEigen Of(ReadOnlySpan<double> matrix, int n)
    {
        var a = matrix.ToArray();
        var v = Dense.Identity(n);
        for (var sweep = 0; sweep < 60 && OffDiagonal(a, n) > 0; sweep++)
        {
            for (var p = 0; p < n - 1; p++)
            {
                for (var q = p + 1; q < n; q++) Rotate(a, v, n, p, q);
            }
        }

        var order = Enumerable.Range(0, n).OrderBy(i => a[i * n + i]).ToArray();
        var vectors = new double[n * n];
        for (var k = 0; k < n; k++)
        {
            for (var i = 0; i < n; i++) vectors[i * n + k] = v[i * n + order[k]];
        }

        return new SymmetricEigen([.. order.Select(i => a[i * n + i])], vectors);
    }

    private static double OffDiagonal(double[] a, int n)
    {
        var largest = 0.0;
        for (var p = 0; p < n - 1; p++)
        {
            for (var q = p + 1; q < n; q++)
            {
                // An element below the rounding error of its diagonals rotates nothing.
                var bound = 1e-17 * Math.Sqrt(Math.Abs(a[p * n + p]) * Math.Abs(a[q * n + q]));
                var size = Math.Abs(a[p * n + q]);
                if (size > bound) largest = Math.Max(largest, size);
            }
        }

        return largest;
    }

    private static void Rotate(double[] a, double[] v, int n, int p, int q)
    {
        var apq = a[p * n + q];
        if (apq == 0) return;
        var theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
        var t = double.IsInfinity(theta) ? 0 : Math.Sign(theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        if (theta == 0) t = 1;
        var c = 1 / Math.Sqrt(t * t + 1);
        var s = t * c;
        a[p * n + p] -= t * apq;
        a[q * n + q] += t * apq;
        a[p * n + q] = a[q * n + p] = 0;
        for (var i = 0; i < n; i++)
        {
            if (i != p && i != q)
            {
                var aip = a[i * n + p];
                var aiq = a[i * n + q];
                a[i * n + p] = a[p * n + i] = c * aip - s * aiq;
                a[i * n + q] = a[q * n + i] = s * aip + c * aiq;
            }

            var vip = v[i * n + p];
            var viq = v[i * n + q];
            v[i * n + p] = c * vip - s * viq;
            v[i * n + q] = s * vip + c * viq;
        }
    }
}
