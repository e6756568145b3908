using System.Globalization;

namespace Daybook.Statistics.MixedModels;

/// <summary>One variable of a formula, coded: it yields columns for a term, either by contrasts or (factors only) by full dummies.</summary>
internal abstract class Atom
{
    private protected Atom(string text) => Text = text;

    public string Text { get; }

    public abstract bool IsFactor { get; }

    public abstract string[] Names(bool full);

    /// <summary>The atom's columns over the rows of a table.</summary>
    public abstract double[][] Columns(DataTable table, bool full);

    public static Atom Of(Expression expression, DataTable table, Func<string, ContrastCoding> coding) => expression switch
    {
        Expression.Name name when table[name.Text] is FactorColumn factor => new FactorAtom(name.Text, name.Text, factor, coding(name.Text)),
        Expression.Call { Function: "factor" } call => new FactorAtom(call.ToString(), call.Arguments[0].ToString(), table.Factor(call.Arguments[0].ToString()), coding(call.ToString())),
        Expression.Call { Function: "poly" } call => PolynomialAtom.Of(call, table),
        _ => new NumberAtom(expression),
    };

    private sealed class NumberAtom(Expression expression) : Atom(expression.ToString())
    {
        public override bool IsFactor => false;

        public override string[] Names(bool full) => [Text];

        public override double[][] Columns(DataTable table, bool full) =>
            [expression is Expression.Name name ? table.Numbers(name.Text) : expression.Values(table)];
    }

    private sealed class PolynomialAtom(string text, Expression variable, int degree, PolynomialBasis? basis) : Atom(text)
    {
        public override bool IsFactor => false;

        public static PolynomialAtom Of(Expression.Call call, DataTable table)
        {
            if (call.Arguments.Count < 2 || call.Arguments[1] is not Expression.Number degree)
                throw new ModelException("formula.poly", $"write poly(variable, degree), not '{call}'");
            var variable = call.Arguments[0];
            var raw = call.Arguments.Skip(2).Any(r => r is Expression.Binary { Operator: "=", Right: Expression.Name { Text: "TRUE" or "T" } });
            return new PolynomialAtom(call.ToString(), variable, (int)degree.Value, raw ? null : PolynomialBasis.Of(variable.Values(table), (int)degree.Value));
        }

        public override string[] Names(bool full) => [.. Enumerable.Range(1, degree).Select(k => Text + k.ToString(CultureInfo.InvariantCulture))];

        public override double[][] Columns(DataTable table, bool full)
        {
            var rows = Array.ConvertAll(variable.Values(table), Powers);
            return [.. Enumerable.Range(0, degree).Select(k => Array.ConvertAll(rows, r => r[k]))];
        }

        private double[] Powers(double x) => basis?.Row(x) ?? [.. Enumerable.Range(1, degree).Select(k => Math.Pow(x, k))];
    }
}

/// <summary>A factor of a formula.</summary>
internal sealed class FactorAtom : Atom
{
    private readonly ContrastMatrix contrasts;
    private readonly ContrastMatrix dummies;

    public FactorAtom(string text, string column, FactorColumn factor, ContrastCoding coding)
        : base(text)
    {
        Column = column;
        Levels = factor.Levels;
        contrasts = ContrastMatrix.Of(coding, factor.Levels);
        dummies = ContrastMatrix.Full(factor.Levels);
    }

    public string Column { get; }

    public IReadOnlyList<string> Levels { get; }

    public override bool IsFactor => true;

    public override string[] Names(bool full) => Array.ConvertAll((full ? dummies : contrasts).Suffixes, s => Text + s);

    public override double[][] Columns(DataTable table, bool full)
    {
        var matrix = full ? dummies : contrasts;
        var factor = table.Factor(Column);
        var columns = new double[matrix.Suffixes.Length][];
        for (var k = 0; k < columns.Length; k++)
        {
            var values = Array.ConvertAll(matrix.Rows, r => r[k]);
            columns[k] = Array.ConvertAll(factor.Codes, c => values[c]);
        }

        return columns;
    }
}
