using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>
/// Visits every table with the margins of an observed one, column by column. Rows left to fill the last column are
/// forced, and states that recur, the same rows left after the same column, are not shared: the sum needs each table's
/// own probability.
/// </summary>
internal sealed class TableWalk
{
    private const long MostTables = 200_000_000;
    private readonly int[] columns;
    private readonly int[] rows;
    private readonly double constant, bound;
    private double extreme;
    private long visited;

    public TableWalk(int[][] counts)
    {
        rows = [.. counts.Select(row => row.Sum())];
        columns = [.. Enumerable.Range(0, counts[0].Length).Select(j => counts.Sum(row => row[j]))];
        constant = rows.Concat(columns).Sum(LogFactorial) - LogFactorial(rows.Sum());
        bound = constant - counts.SelectMany(row => row).Sum(LogFactorial) + Math.Log(1 + 1e-7);
    }

    public double Run()
    {
        Column([.. rows], 0, constant);
        return Math.Min(1, extreme);
    }

    private void Column(int[] left, int column, double log)
    {
        if (column == columns.Length - 1)
        {
            if (++visited > MostTables)
            {
                throw new InvalidOperationException(
                    "There are more than two hundred million tables with these margins: use the chi-square test, or merge categories.");
            }
            foreach (int forced in left)
            {
                log -= LogFactorial(forced);
            }
            extreme += log <= bound ? Math.Exp(log) : 0;
            return;
        }
        Cell(left, column, 0, columns[column], log);
    }

    private void Cell(int[] left, int column, int row, int remaining, double log)
    {
        if (row == left.Length - 1)
        {
            if (remaining <= left[row])
            {
                left[row] -= remaining;
                Column(left, column + 1, log - LogFactorial(remaining));
                left[row] += remaining;
            }
            return;
        }
        int capacity = left.Skip(row + 1).Sum();
        for (int count = Math.Max(0, remaining - capacity); count <= Math.Min(remaining, left[row]); count++)
        {
            left[row] -= count;
            Cell(left, column, row + 1, remaining - count, log - LogFactorial(count));
            left[row] += count;
        }
    }

    private static double LogFactorial(int n) => n < 2 ? 0 : GammaFunction.Log(n + 1.0);
}
