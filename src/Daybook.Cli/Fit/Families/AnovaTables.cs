using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Cli.Fit.Families;

/// <summary>
/// The three types of sums of squares, all against the full model's residual variance. Type I adds terms in order; type
/// II compares models without the term's relatives; type III leaves out a term's columns under sum contrasts.
/// </summary>
internal sealed class AnovaTables(LinearFormula formula, CaseTable table, double[] y, LinearRegression full)
{
    private readonly FormulaDesign treatment = new(formula, table);

    public JsonObject Type1()
    {
        IReadOnlyList<double> parts = full.SequentialSumsOfSquares;
        return Table(treatment.TermNames.Select((name, term) =>
        {
            int[] columns = [.. Kept(treatment, full).Where(j => treatment.Columns[j].Term == term)];
            return (name, columns.Sum(j => parts[j]), columns.Length);
        }));
    }

    public JsonObject Type2() => Table(treatment.TermNames.Select((name, term) =>
    {
        bool Relative(int other) => other >= 0 && other != term && treatment.Terms[term].All(treatment.Terms[other].Contains)
            && treatment.Terms[other].Length > treatment.Terms[term].Length;
        LinearRegression with = Without(treatment, Relative), without = Without(treatment, other => other == term || Relative(other));
        return (name, without.ResidualSumOfSquares - with.ResidualSumOfSquares, with.Rank - without.Rank);
    }));

    public JsonObject Type3()
    {
        var design = new FormulaDesign(formula, table, sumContrasts: true);
        IEnumerable<(string, int)> rows = design.TermNames.Select((name, term) => (name, term));
        rows = formula.Intercept ? rows.Prepend(("(Intercept)", -1)) : rows;
        return Table(rows.Select(row =>
        {
            LinearRegression without = Without(design, other => other == row.Item2);
            return (row.Item1, without.ResidualSumOfSquares - full.ResidualSumOfSquares, full.Rank - without.Rank);
        }));
    }

    private LinearRegression Without(FormulaDesign design, Func<int, bool> dropped)
    {
        double[][] columns = [.. design.Columns.Where(c => !dropped(c.Term)).Select(c => c.Values)];
        return LinearRegression.Fit(columns.Length > 0 ? columns : [new double[y.Length]], y);
    }

    private static IEnumerable<int> Kept(FormulaDesign design, LinearRegression fit) =>
        Enumerable.Range(0, design.Columns.Count).Except(fit.Aliased);

    private JsonObject Table(IEnumerable<(string Name, double SumOfSquares, int Df)> rows)
    {
        double variance = full.Sigma * full.Sigma;
        return Tree.Of(
        [
            .. rows.Select(row =>
            {
                double f = row.SumOfSquares / row.Df / variance;
                return (row.Name, (object?)Tree.Of(("ss", row.SumOfSquares), ("df", row.Df), ("F", f),
                    ("p", FisherF.Survival(f, row.Df, full.ResidualDf))));
            }),
            ("Residuals", Tree.Of(("ss", full.ResidualSumOfSquares), ("df", full.ResidualDf))),
        ]);
    }
}
