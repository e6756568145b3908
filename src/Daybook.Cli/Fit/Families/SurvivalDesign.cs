namespace Daybook.Cli.Fit.Families;

/// <summary>The predictors of a survival model: a group under treatment contrasts, then covariates. No intercept.</summary>
internal sealed class SurvivalDesign
{
    private readonly List<double[]> columns = [];
    private readonly List<string> names = [];
    private readonly List<(string Name, int[] Places)> terms = [];

    public SurvivalDesign(CaseTable table, CaseColumn? groups, string group, IEnumerable<string> covariates)
    {
        if (groups is not null)
        {
            Add(group, groups);
        }
        foreach (string covariate in covariates)
        {
            CaseColumn column = table[covariate];
            Add(covariate, column.IsFactor ? column.DropEmptyLevels() : column);
        }
    }

    public IReadOnlyList<double[]> Columns => columns;

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<(string Name, int[] Places)> Terms => terms;

    private void Add(string name, CaseColumn column)
    {
        int from = columns.Count;
        if (!column.IsFactor)
        {
            names.Add(name);
            columns.Add(column.Numbers);
        }
        else
        {
            for (int level = 1; level < column.Levels.Count; level++)
            {
                names.Add(name + column.Levels[level]);
                columns.Add([.. column.Codes.Select(code => code == level ? 1.0 : 0)]);
            }
        }
        terms.Add((name, [.. Enumerable.Range(from, columns.Count - from)]));
    }
}
