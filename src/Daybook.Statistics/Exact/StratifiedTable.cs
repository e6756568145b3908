using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Exact;

/// <summary>
/// The generalised Cochran-Mantel-Haenszel test of general association: tables of any size, one a stratum, categories
/// without order (Landis, Heyman and Koch 1978).
/// </summary>
public static class StratifiedTable
{
    /// <summary>Tests independence of rows and columns within strata.</summary>
    /// <param name="strata">Tables of one shape, counts by row and column; strata of one person are passed over.</param>
    /// <returns>The chi-square with (rows - 1)(columns - 1) degrees of freedom; NaN when a category is empty throughout.</returns>
    /// <exception cref="ArgumentException">No tables, or tables of different shapes.</exception>
    public static (double ChiSquare, int Df, double P) GeneralAssociation(IReadOnlyList<int[][]> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        if (strata.Count == 0 || strata.Any(t => t.Length != strata[0].Length || t.Any(row => row.Length != strata[0][0].Length)))
        {
            throw new ArgumentException("The strata's tables have one shape.", nameof(strata));
        }
        int rows = strata[0].Length - 1, columns = strata[0][0].Length - 1, df = rows * columns;
        double[] distance = new double[df];
        double[][] variance = SmallMatrix.Zero(df);
        foreach (int[][] table in strata)
        {
            double n = table.Sum(row => row.Sum(c => (double)c));
            if (n <= 1)
            {
                continue;
            }
            double[] r = [.. table.Select(row => row.Sum(c => (double)c))];
            double[] k = [.. Enumerable.Range(0, columns + 1).Select(j => table.Sum(row => (double)row[j]))];
            for (int a = 0; a < df; a++)
            {
                (int i, int j) = (a / columns, a % columns);
                distance[a] += table[i][j] - r[i] * k[j] / n;
                for (int b = 0; b < df; b++)
                {
                    (int p, int q) = (b / columns, b % columns);
                    variance[a][b] += r[i] * ((i == p ? n : 0) - r[p]) * k[j] * ((j == q ? n : 0) - k[q]) / (n * n * (n - 1));
                }
            }
        }
        double chi = SmallMatrix.InverseForm(variance, distance);
        return (chi, df, ChiSquare.Survival(chi, df));
    }
}
