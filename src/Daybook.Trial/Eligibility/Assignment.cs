namespace Daybook.Trial;

/// <summary>Who goes with whom: as many pairs as there can be, and among the ways to make so many the one whose distances add up to least (Kuhn 1955, by shortest augmenting paths).</summary>
public static class Assignment
{
    private const double Nothing = 1e-12;

    /// <summary>For every row its column, or -1.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="distance">How far a row is from a column; null when they cannot be a pair.</param>
    public static int[] Of(int rows, int columns, Func<int, int, double?> distance)
    {
        ArgumentNullException.ThrowIfNull(distance);
        var far = new double?[rows, columns];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                far[row, column] = distance(row, column);
        var (of, holder) = (Filled(rows), Filled(columns));
        while (Augment(far, of, holder))
        {
        }
        return of;
    }

    private static int[] Filled(int length)
    {
        var none = new int[length];
        Array.Fill(none, -1);
        return none;
    }

    /// <summary>Adds a pair along the shortest path from a row without a column to a column without a row, if there is one.</summary>
    private static bool Augment(double?[,] far, int[] of, int[] holder)
    {
        var (reach, from) = Paths(far, of, holder);
        var end = -1;
        for (var column = 0; column < holder.Length; column++)
            if (holder[column] < 0 && !double.IsPositiveInfinity(reach[column]) && (end < 0 || reach[column] < reach[end] - Nothing))
                end = column;
        for (var column = end; column >= 0;)
        {
            var row = from[column];
            (holder[column], of[row], column) = (row, column, of[row]);
        }
        return end >= 0;
    }

    /// <summary>The shortest way to every column, and the row before it. A pair that stands is gone back over at its distance, so a way may have negative steps (Bellman 1958).</summary>
    private static (double[] Reach, int[] From) Paths(double?[,] far, int[] of, int[] holder)
    {
        var (reach, from) = (new double[holder.Length], Filled(holder.Length));
        Array.Fill(reach, double.PositiveInfinity);
        for (var changed = true; changed;)
        {
            changed = false;
            for (var row = 0; row < of.Length; row++)
            {
                var start = of[row] < 0 ? 0 : reach[of[row]] - far[row, of[row]]!.Value;
                for (var column = 0; column < holder.Length && !double.IsPositiveInfinity(start); column++)
                    if (far[row, column] is { } step && of[row] != column && start + step < reach[column] - Nothing)
                        (reach[column], from[column], changed) = (start + step, row, true);
            }
        }
        return (reach, from);
    }
}
