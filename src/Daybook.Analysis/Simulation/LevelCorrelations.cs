namespace Daybook.Analysis;

/// <summary>Turns independent standard normal draws into levels that hang together.</summary>
internal sealed class LevelCorrelations(TogetherTruth together)
{
    private readonly double[,] root = Root(Matrix(together));

    /// <summary>The correlation matrix that the list below the diagonal stands for.</summary>
    public static double[][] Matrix(TogetherTruth together)
    {
        int size = together.Measures.Count, next = 0;
        var matrix = Enumerable.Range(0, size).Select(_ => new double[size]).ToArray();
        for (int row = 0; row < size; row++)
        {
            matrix[row][row] = 1;
            for (int column = 0; column < row; column++)
            {
                matrix[row][column] = matrix[column][row] = (double)together.Correlations[next++];
            }
        }
        return matrix;
    }

    /// <summary>The standard normal level of a measure, from one independent draw a measure; null when it hangs together with nothing.</summary>
    public double? Level(string measure, Func<string, double> draw)
    {
        int row = together.Measures.ToList().IndexOf(measure);
        return row < 0 ? null : Enumerable.Range(0, row + 1).Sum(column => root[row, column] * draw(together.Measures[column]));
    }

    // Cholesky; a matrix at the edge of what is possible leaves nothing of a measure's own.
    private static double[,] Root(double[][] matrix)
    {
        int size = matrix.Length;
        var root = new double[size, size];
        for (int row = 0; row < size; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double left = matrix[row][column] - Enumerable.Range(0, column).Sum(k => root[row, k] * root[column, k]);
                root[row, column] = row == column ? Math.Sqrt(Math.Max(0, left)) : root[column, column] == 0 ? 0 : left / root[column, column];
            }
        }
        return root;
    }
}
