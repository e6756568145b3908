namespace Daybook.Cli.Fit.Families;

/// <summary>
/// The coefficient rows of one factor's marginal means: equal weights over the levels of the other factors, covariates at
/// their means.
/// </summary>
internal sealed class MarginalMeans
{
    public MarginalMeans(FormulaDesign design, IReadOnlyList<string> factors, string factor)
    {
        string[] others = [.. factors.Where(f => f != factor)];
        Rows = [.. design.LevelsOf(factor).Select((level, code) => (level, Average(design, others, factor, code)))];
    }

    public IReadOnlyList<(string Level, double[] Weights)> Rows { get; }

    public IEnumerable<(string Name, double[] Weights)> Differences()
    {
        for (int i = 0; i < Rows.Count; i++)
        {
            for (int j = i + 1; j < Rows.Count; j++)
            {
                yield return ($"{Rows[i].Level} - {Rows[j].Level}", [.. Rows[i].Weights.Zip(Rows[j].Weights, (a, b) => a - b)]);
            }
        }
    }

    private static double[] Average(FormulaDesign design, string[] others, string factor, int code)
    {
        List<Dictionary<string, int>> grid = [new(StringComparer.Ordinal) { [factor] = code }];
        foreach (string other in others)
        {
            grid = [.. grid.SelectMany(at => Enumerable.Range(0, design.LevelsOf(other).Count)
                .Select(level => new Dictionary<string, int>(at, StringComparer.Ordinal) { [other] = level }))];
        }
        double[][] rows = [.. grid.Select(design.RowAt)];
        return [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Average(row => row[j]))];
    }
}
