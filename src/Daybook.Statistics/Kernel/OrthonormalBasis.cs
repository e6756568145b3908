namespace Daybook.Statistics.Kernel;

/// <summary>
/// An orthonormal basis of the columns of a design matrix, by Gram-Schmidt applied twice (which keeps orthogonality to
/// rounding error even when columns are nearly collinear). A column whose part outside the earlier columns is smaller
/// than 1e-7 of its length is aliased and left out, as R's qr does: the last of a dependent set goes.
/// </summary>
internal sealed class OrthonormalBasis
{
    private const double AliasTolerance = 1e-7;

    private OrthonormalBasis(double[][] columns, int[] kept, double[] toCoefficients, double logDeterminant)
    {
        Columns = columns;
        Kept = kept;
        ToCoefficients = toCoefficients;
        LogDeterminant = logDeterminant;
    }

    /// <summary>The basis, one array per column.</summary>
    public double[][] Columns { get; }

    /// <summary>Indices of the columns that were kept, ascending.</summary>
    public int[] Kept { get; }

    /// <summary>p by p upper triangular R^-1: coefficients in the original columns = R^-1 times coefficients in the basis.</summary>
    public double[] ToCoefficients { get; }

    /// <summary>log |det R|, so that log|X'AX| = log|Q'AQ| + 2 log|det R|.</summary>
    public double LogDeterminant { get; }

    public static OrthonormalBasis Of(IReadOnlyList<double[]> columns)
    {
        var basis = new List<double[]>();
        var kept = new List<int>();
        var factors = new List<double[]>();
        for (var j = 0; j < columns.Count; j++)
        {
            var column = (double[])columns[j].Clone();
            var norm = Math.Sqrt(Vectors.Dot(column, column));
            var r = new double[basis.Count + 1];
            for (var pass = 0; pass < 2; pass++)
            {
                for (var k = 0; k < basis.Count; k++)
                {
                    var projection = Vectors.Dot(basis[k], column);
                    r[k] += projection;
                    Vectors.AddScaled(-projection, basis[k], column);
                }
            }

            var length = Math.Sqrt(Vectors.Dot(column, column));
            if (!(length > AliasTolerance * norm)) continue;
            r[^1] = length;
            Vectors.Scale(1 / length, column);
            basis.Add(column);
            factors.Add(r);
            kept.Add(j);
        }

        return new OrthonormalBasis([.. basis], [.. kept], InvertUpper(factors), factors.Sum(r => Math.Log(r[^1])));
    }

    private static double[] InvertUpper(List<double[]> factors)
    {
        var p = factors.Count;
        var inverse = new double[p * p];
        for (var j = 0; j < p; j++)
        {
            inverse[j * p + j] = 1 / factors[j][j];
            for (var i = j - 1; i >= 0; i--)
            {
                var sum = 0.0;
                for (var k = i + 1; k <= j; k++) sum += factors[k][i] * inverse[k * p + j];
                inverse[i * p + j] = -sum / factors[i][i];
            }
        }

        return inverse;
    }
}
