using System.Globalization;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>
/// Runs the data preparation that reference cases write in R: vectors, factors, data frames, row selection. Values are
/// arrays of numbers, of texts (null is NA) or of truths, factors, and tables.
/// </summary>
internal sealed class RInterpreter
{
    private readonly Dictionary<string, object> variables = new(StringComparer.Ordinal);

    /// <summary>Supplies rnorm(n); absent until set.seed is called.</summary>
    private RNormal? normal;

    public void Define(string name, object value) => variables[name] = value;

    /// <summary>Runs statements and returns the value of the last one.</summary>
    public object? Run(string text)
    {
        object? last = null;
        foreach (var statement in RParser.Statements(text)) last = Evaluate(statement);
        return last;
    }

    /// <summary>Evaluates with a table's columns as variables.</summary>
    public object EvaluateIn(DataTable table, RNode node) => Within(table).Evaluate(node);

    public object Evaluate(RNode node) => node switch
    {
        RNode.Number number => new[] { number.Value },
        RNode.Text text => new string?[] { text.Value },
        RNode.Name { Value: "NA_real_" or "NA" } => new[] { double.NaN },
        RNode.Name { Value: "Inf" } => new[] { double.PositiveInfinity },
        RNode.Name name => variables.TryGetValue(name.Value, out var value) ? value : throw new InvalidCaseException($"'{name.Value}' has no value."),
        RNode.Call call => Call(call),
        _ => throw new InvalidCaseException($"'{node}' cannot be evaluated."),
    };

    private object Call(RNode.Call call) => call.Function switch
    {
        "<-" => Assign(call),
        "(" or "droplevels" => Evaluate(call[0]),
        "c" => Combine([.. call.Arguments.Select(a => Evaluate(a.Value))]),
        "data.frame" => Frame(call),
        "factor" => FactorColumn.Of("factor", Texts(Evaluate(call[0])), call.Named("levels") is { } levels ? [.. Texts(Evaluate(levels)).OfType<string>()] : Levels(Evaluate(call[0]))),
        "rep" => Repeat(call),
        "nrow" => new[] { (double)((DataTable)Evaluate(call[0])).RowCount },
        "rnorm" => (normal ?? throw new InvalidCaseException("rnorm needs set.seed.")).Next((int)Numbers(Evaluate(call[0]))[0]),
        "set.seed" => normal = new RNormal((uint)Numbers(Evaluate(call[0]))[0]),
        "$" => Column((DataTable)Evaluate(call[0]), ((RNode.Name)call[1]).Value),
        "[" => Index(call),
        ":" => Range(Numbers(Evaluate(call[0]))[0], Numbers(Evaluate(call[1]))[0]),
        "-" when call.Arguments.Count == 1 => Array.ConvertAll(Numbers(Evaluate(call[0])), x => -x),
        "!" => Array.ConvertAll((bool[])Evaluate(call[0]), x => !x),
        "is.na" => Array.ConvertAll(Numbers(Evaluate(call[0])), double.IsNaN),
        "%in%" => Membership(call),
        "==" or "!=" or "&" or "|" => Compare(call),
        "<" or ">" or "<=" or ">=" => Order(call),
        "subset" => Subset(call),
        "transform" => Transform(call),
        "log" => Array.ConvertAll(Numbers(Evaluate(call[0])), Math.Log),
        "exp" => Array.ConvertAll(Numbers(Evaluate(call[0])), Math.Exp),
        "sqrt" => Array.ConvertAll(Numbers(Evaluate(call[0])), Math.Sqrt),
        "mean" => new[] { Numbers(Evaluate(call[0])).Average() },
        "as.integer" or "as.numeric" => Numbers(Evaluate(call[0])),
        "as.character" => Texts(Evaluate(call[0])),
        "+" or "-" or "*" or "/" or "^" => Arithmetic(call),
        _ => throw new InvalidCaseException($"The R function '{call.Function}' is not known."),
    };

    private object Assign(RNode.Call call)
    {
        var value = Evaluate(call[1]);
        if (call[0] is RNode.Name name) return variables[name.Value] = value;
        if (call[0] is not RNode.Call { Function: "$" } target) throw new InvalidCaseException($"'{call[0]}' cannot be assigned to.");
        var table = (DataTable)Evaluate(target[0]);
        var column = ToColumn(((RNode.Name)target[1]).Value, value, table.RowCount);
        return variables[((RNode.Name)target[0]).Value] = new DataTable([.. table.Columns.Where(c => c.Name != column.Name), column]);
    }

    private static object Combine(object[] parts) => Array.Exists(parts, p => p is string?[])
        ? parts.SelectMany(Texts).ToArray()
        : parts.SelectMany(Numbers).ToArray();

    private DataTable Frame(RNode.Call call)
    {
        var values = call.Arguments.Select(a => (a.Name!, Value: Evaluate(a.Value))).ToArray();
        var rows = values.Max(v => v.Value switch { FactorColumn f => f.Length, Array a => a.Length, _ => 0 });
        return new DataTable([.. values.Select(v => ToColumn(v.Item1, v.Value, rows))]);
    }

    private static Column ToColumn(string name, object value, int rows) => value switch
    {
        FactorColumn factor => new FactorColumn(name, factor.Levels, Recycle(factor.Codes, rows)),
        string?[] texts => FactorColumn.Of(name, Recycle(texts, rows)),
        _ => new NumberColumn(name, Recycle(Numbers(value), rows)),
    };

    private static T[] Recycle<T>(T[] values, int rows) => [.. Enumerable.Range(0, rows).Select(i => values[i % values.Length])];

    private object Repeat(RNode.Call call)
    {
        var value = Evaluate(call[0]);
        var each = (int)(call.Named("each") is { } e ? Numbers(Evaluate(e))[0] : 1);
        var times = call.Arguments.Count > 1 && call.Arguments[1].Name is null or "times" ? Numbers(Evaluate(call[1])) : [1];
        return value is string?[] texts ? Repeated(texts, each, (int)times[0]) : Repeated(Numbers(value), each, (int)times[0]);
    }

    private static T[] Repeated<T>(T[] values, int each, int times) =>
        [.. Enumerable.Repeat(values, times).SelectMany(v => v).SelectMany(v => Enumerable.Repeat(v, each))];

    private object Index(RNode.Call call)
    {
        var value = Evaluate(call[0]);
        var rows = Positions(Evaluate(call[1]), value is DataTable t ? t.RowCount : int.MaxValue);
        return value switch
        {
            DataTable table => Take(table, rows),
            FactorColumn factor => Array.ConvertAll(rows, r => Numbers(factor)[r]),
            _ => Array.ConvertAll(rows, r => Numbers(value)[r]),
        };
    }

    private static int[] Positions(object index, int rows) => index switch
    {
        bool[] mask => [.. Enumerable.Range(0, Math.Min(rows, mask.Length)).Where(r => mask[r])],
        FactorColumn factor => Array.ConvertAll(factor.Codes, c => c),
        _ => Array.ConvertAll(Numbers(index), x => (int)x - 1),
    };

    private static DataTable Take(DataTable table, int[] rows) => new([.. table.Columns.Select(c => c switch
    {
        FactorColumn factor => Factor(factor, rows),
        _ => (Column)new NumberColumn(c.Name, Array.ConvertAll(rows, r => ((NumberColumn)c).Values[r])),
    })]);

    private static FactorColumn Factor(FactorColumn factor, int[] rows)
    {
        var labels = Array.ConvertAll(rows, r => factor.Codes[r] < 0 ? null : factor.Levels[factor.Codes[r]]);
        return FactorColumn.Of(factor.Name, labels, [.. factor.Levels.Where(labels.Contains)]);
    }

    private static object Column(DataTable table, string name) => table[name] switch
    {
        NumberColumn number => number.Values,
        var factor => factor,
    };

    private bool[] Order(RNode.Call call) => Paired(Numbers(Evaluate(call[0])), Numbers(Evaluate(call[1])), (a, b) => call.Function switch
    {
        "<" => a < b,
        ">" => a > b,
        "<=" => a <= b,
        _ => a >= b,
    });

    private DataTable Subset(RNode.Call call)
    {
        var table = (DataTable)Evaluate(call[0]);
        return Take(table, Positions(Within(table).Evaluate(call[1]), table.RowCount));
    }

    private DataTable Transform(RNode.Call call)
    {
        var table = (DataTable)Evaluate(call[0]);
        var inner = Within(table);
        var fresh = call.Arguments.Skip(1).Select(a => ToColumn(a.Name!, inner.Evaluate(a.Value), table.RowCount)).ToArray();
        return new DataTable([.. table.Columns.Where(c => !Array.Exists(fresh, f => f.Name == c.Name)), .. fresh]);
    }

    // The table's columns as variables.
    private RInterpreter Within(DataTable table)
    {
        var inner = new RInterpreter { normal = normal };
        foreach (var (name, value) in variables) inner.variables[name] = value;
        foreach (var column in table.Columns) inner.variables[column.Name] = Column(table, column.Name);
        return inner;
    }

    private bool[] Membership(RNode.Call call)
    {
        var set = Texts(Evaluate(call[1])).ToHashSet();
        return Array.ConvertAll(Texts(Evaluate(call[0])), set.Contains);
    }

    private bool[] Compare(RNode.Call call)
    {
        var (left, right) = (Evaluate(call[0]), Evaluate(call[1]));
        if (left is bool[] p && right is bool[] q) return Paired(p, q, (a, b) => call.Function == "&" ? a && b : a || b);
        return Paired(Texts(left), Texts(right), (a, b) => a == b == (call.Function == "=="));
    }

    private double[] Arithmetic(RNode.Call call) => Paired(Numbers(Evaluate(call[0])), Numbers(Evaluate(call[1])), (a, b) => call.Function switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => a / b,
        _ => Math.Pow(a, b),
    });

    private static TResult[] Paired<T, TResult>(T[] a, T[] b, Func<T, T, TResult> combine) =>
        [.. Enumerable.Range(0, Math.Max(a.Length, b.Length)).Select(i => combine(a[i % a.Length], b[i % b.Length]))];

    private static double[] Range(double from, double to) => [.. Enumerable.Range(0, (int)(to - from) + 1).Select(i => from + i)];

    /// <summary>A value as numbers; a factor gives its level numbers.</summary>
    public static double[] Numbers(object value) => value switch
    {
        double[] numbers => numbers,
        FactorColumn factor => Array.ConvertAll(factor.Codes, c => c + 1.0),
        bool[] truths => Array.ConvertAll(truths, t => t ? 1.0 : 0.0),
        _ => throw new InvalidCaseException("Numbers are needed."),
    };

    private static string?[] Texts(object value) => value switch
    {
        string?[] texts => texts,
        FactorColumn factor => Array.ConvertAll(factor.Codes, c => c < 0 ? null : factor.Levels[c]),
        _ => Array.ConvertAll(Numbers(value), v => double.IsNaN(v) ? null : v.ToString("R", CultureInfo.InvariantCulture)),
    };

    // factor() orders numbers by size and texts by letter.
    private static List<string>? Levels(object value) => value switch
    {
        double[] numbers => [.. numbers.Where(v => !double.IsNaN(v)).Distinct().Order().Select(v => v.ToString("R", CultureInfo.InvariantCulture))],
        FactorColumn factor => [.. factor.Levels.Where((_, k) => factor.Codes.Contains(k))],
        _ => null,
    };
}
