namespace Daybook.Cli.Fit.Families;

/// <summary>
/// The coefficient rows of the marginal means of one factor, or of the combinations of several: equal weights over the
/// levels of the other factors, covariates at their means.
/// </summary>
internal sealed class MarginalMeans
{
    private readonly List<(string Level, string Plain, double[] Weights)> rows = [];

    public MarginalMeans(FormulaDesign design, IReadOnlyList<string> factors, IReadOnlyList<string> wanted)
    {
        string[] others = [.. factors.Except(wanted)];
        foreach (Dictionary<string, int> at in Grid(design, wanted, new(StringComparer.Ordinal)))
        {
            string[] levels = [.. wanted.Select(f => design.LevelsOf(f)[at[f]])];
            double[][] cells = [.. Grid(design, others, at).Select(design.RowAt)];
            rows.Add((string.Join(" | ", levels), string.Join(' ', levels),
                [.. Enumerable.Range(0, cells[0].Length).Select(j => cells.Average(row => row[j]))]));
        }
    }

    public IReadOnlyList<(string Level, double[] Weights)> Rows => [.. rows.Select(row => (row.Level, row.Weights))];

    public IEnumerable<(string Name, double[] Weights)> Differences()
    {
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = i + 1; j < rows.Count; j++)
            {
                yield return ($"{rows[i].Plain} - {rows[j].Plain}", [.. rows[i].Weights.Zip(rows[j].Weights, (a, b) => a - b)]);
            }
        }
    }

    /// <summary>Every combination of levels on top of those already fixed, the first factor varying fastest.</summary>
    private static List<Dictionary<string, int>> Grid(FormulaDesign design, IReadOnlyList<string> factors, Dictionary<string, int> fixedLevels)
    {
        List<Dictionary<string, int>> grid = [fixedLevels];
        foreach (string factor in factors)
        {
            grid = [.. Enumerable.Range(0, design.LevelsOf(factor).Count).SelectMany(level => grid
                .Select(at => new Dictionary<string, int>(at, StringComparer.Ordinal) { [factor] = level }))];
        }
        return grid;
    }
}
