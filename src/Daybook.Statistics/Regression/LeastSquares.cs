namespace Daybook.Statistics.Regression;

/// <summary>
/// An orthogonal factorisation X = Q R of the columns that are independent, by Gram-Schmidt done twice, which is as
/// stable as Householder's. A column that loses all but a 1e-7th of its length to those before it is aliased and left out.
/// </summary>
internal sealed class LeastSquares
{
    private const double AliasTolerance = 1e-7;
    private readonly List<double[]> basis = [];
    private readonly List<double[]> upper = []; // upper[j] = column j of R

    public LeastSquares(IReadOnlyList<double[]> columns)
    {
        for (int j = 0; j < columns.Count; j++)
        {
            double[] column = [.. columns[j]];
            double length = Math.Sqrt(Dot(column, column));
            double[] r = Deflate(column);
            double left = Math.Sqrt(Dot(column, column));
            if (left <= AliasTolerance * length || length == 0)
            {
                continue;
            }
            for (int i = 0; i < column.Length; i++)
            {
                column[i] /= left;
            }
            basis.Add(column);
            upper.Add([.. r, left]);
            Kept.Add(j);
        }
    }

    /// <summary>The positions of the independent columns.</summary>
    public List<int> Kept { get; } = [];

    public int Rank => basis.Count;

    /// <summary>log|X'X|.</summary>
    public double LogDeterminant => 2 * upper.Sum(column => Math.Log(column[^1]));

    /// <summary>The orthonormal columns.</summary>
    public IReadOnlyList<double[]> Basis => basis;

    /// <summary>Coefficients of the kept columns, what the basis explains of y, and what is left of it.</summary>
    public (double[] Coefficients, double[] Projections, double[] Residuals) Solve(ReadOnlySpan<double> y)
    {
        double[] residuals = y.ToArray();
        double[] projections = Deflate(residuals);
        return (BackSubstitute(projections), projections, residuals);
    }

    /// <summary>(X'X)^-1 of the kept columns, row by row.</summary>
    public double[][] InverseCrossProduct()
    {
        double[][] inverse = InverseUpper();
        double[][] product = new double[Rank][];
        for (int i = 0; i < Rank; i++)
        {
            product[i] = new double[Rank];
            for (int j = 0; j < Rank; j++)
            {
                for (int k = Math.Max(i, j); k < Rank; k++)
                {
                    product[i][j] += inverse[i][k] * inverse[j][k];
                }
            }
        }
        return product;
    }

    /// <summary>The pseudo-inverse R^-1 Q': row j weighs the outcomes into coefficient j.</summary>
    public double[][] PseudoInverse()
    {
        double[][] inverse = InverseUpper();
        int n = Rank == 0 ? 0 : basis[0].Length;
        return [.. inverse.Select((row, j) => Enumerable.Range(0, n)
            .Select(i => Enumerable.Range(j, Rank - j).Sum(k => row[k] * basis[k][i])).ToArray())];
    }

    /// <summary>Leverages: the diagonal of Q Q'.</summary>
    public double[] Leverages()
    {
        double[] h = new double[Rank == 0 ? 0 : basis[0].Length];
        foreach (double[] q in basis)
        {
            for (int i = 0; i < h.Length; i++)
            {
                h[i] += q[i] * q[i];
            }
        }
        return h;
    }

    internal static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// <summary>Removes the basis from a vector, twice, and returns what was removed of each direction.</summary>
    private double[] Deflate(double[] vector)
    {
        double[] removed = new double[basis.Count];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int k = 0; k < basis.Count; k++)
            {
                double part = Dot(basis[k], vector);
                removed[k] += part;
                for (int i = 0; i < vector.Length; i++)
                {
                    vector[i] -= part * basis[k][i];
                }
            }
        }
        return removed;
    }

    private double[] BackSubstitute(double[] right)
    {
        double[] x = [.. right];
        for (int j = Rank - 1; j >= 0; j--)
        {
            x[j] /= upper[j][j];
            for (int i = 0; i < j; i++)
            {
                x[i] -= upper[j][i] * x[j];
            }
        }
        return x;
    }

    private double[][] InverseUpper()
    {
        double[][] inverse = [.. Enumerable.Range(0, Rank).Select(_ => new double[Rank])];
        for (int column = 0; column < Rank; column++)
        {
            double[] unit = new double[Rank];
            unit[column] = 1;
            double[] solved = BackSubstitute(unit);
            for (int i = 0; i < Rank; i++)
            {
                inverse[i][column] = solved[i];
            }
        }
        return inverse;
    }
}
