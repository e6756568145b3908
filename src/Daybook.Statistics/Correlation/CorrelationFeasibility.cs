namespace Daybook.Statistics.Correlation;

/// <summary>
/// Whether correlations that are reported together can all be true of the same people: their matrix must have no
/// negative eigenvalue.
/// </summary>
public static class CorrelationFeasibility
{
    /// <summary>
    /// The range that r23 can have given r12 and r13: r12 r13 -+ sqrt((1 - r12^2)(1 - r13^2)), the condition that the
    /// 3 x 3 determinant is not negative.
    /// </summary>
    /// <param name="r12">Correlation of the first and second variable, from -1 to 1.</param>
    /// <param name="r13">Correlation of the first and third variable, from -1 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A correlation is not between -1 and 1.</exception>
    public static (double Lowest, double Highest) Range(double r12, double r13)
    {
        Check(r12, nameof(r12));
        Check(r13, nameof(r13));
        double product = r12 * r13, reach = Math.Sqrt((1 - r12) * (1 + r12) * (1 - r13) * (1 + r13));
        return (Math.Max(-1, product - reach), Math.Min(1, product + reach));
    }

    /// <summary>
    /// Whether a matrix of printed correlations is feasible when each may be off by its rounding. Pivoted elimination of
    /// the matrix with the rounding added to its diagonal: every pivot must stay at or above zero.
    /// </summary>
    /// <param name="matrix">A symmetric matrix with ones on the diagonal.</param>
    /// <param name="rounding">
    /// Half a unit of the last printed digit, such as 0.005 for two decimals; (size - 1) times it bounds the error of the
    /// smallest eigenvalue.
    /// </param>
    /// <returns>False only when no correlations within the rounding can be true together by that bound.</returns>
    /// <exception cref="ArgumentException">The matrix is not square or not symmetric, or its diagonal is not 1.</exception>
    public static bool IsFeasible(IReadOnlyList<IReadOnlyList<double>> matrix, double rounding = 0)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentOutOfRangeException.ThrowIfNegative(rounding);
        int n = matrix.Count;
        double[][] a = [.. matrix.Select(row => row.ToArray())];
        for (int i = 0; i < n; i++)
        {
            if (a[i].Length != n || a[i][i] != 1 || Enumerable.Range(0, i).Any(j => a[i][j] != a[j][i] || !(Math.Abs(a[i][j]) <= 1)))
            {
                throw new ArgumentException("A correlation matrix is square and symmetric with ones on its diagonal.", nameof(matrix));
            }
            a[i][i] += (n - 1) * rounding;
        }
        return Eliminates(a);
    }

    private static bool Eliminates(double[][] a)
    {
        const double noise = 1e-12;
        var left = Enumerable.Range(0, a.Length).ToList();
        while (left.Count > 0)
        {
            int pivot = left.MaxBy(i => a[i][i]);
            left.Remove(pivot);
            if (a[pivot][pivot] <= noise)
            {
                // What remains must then be zero throughout.
                return left.All(i => a[i][i] >= -noise && left.All(j => Math.Abs(a[i][j]) <= 1e-6)) && a[pivot][pivot] >= -noise;
            }
            foreach (int i in left)
            {
                double factor = a[i][pivot] / a[pivot][pivot];
                foreach (int j in left)
                {
                    a[i][j] -= factor * a[pivot][j];
                }
            }
        }
        return true;
    }

    private static void Check(double r, string name)
    {
        if (!(Math.Abs(r) <= 1))
        {
            throw new ArgumentOutOfRangeException(name, r, "A correlation lies between -1 and 1.");
        }
    }
}
