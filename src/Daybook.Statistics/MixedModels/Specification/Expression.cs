using System.Globalization;

namespace Daybook.Statistics.MixedModels;

/// <summary>A node of a formula: names, numbers, calls and operators, printed as R prints them.</summary>
internal abstract record Expression
{
    internal sealed record Name(string Text) : Expression
    {
        public override string ToString() => Text;
    }

    internal sealed record Number(double Value) : Expression
    {
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    internal sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression
    {
        public override string ToString() => $"{Function}({string.Join(", ", Arguments)})";
    }

    internal sealed record Binary(string Operator, Expression Left, Expression Right) : Expression
    {
        public override string ToString() => Operator is "^" or ":" ? $"{Left}{Operator}{Right}" : $"{Left} {Operator} {Right}";
    }

    internal sealed record Minus(Expression Operand) : Expression
    {
        public override string ToString() => $"-{Operand}";
    }

    internal sealed record Parenthesised(Expression Inner) : Expression
    {
        public override string ToString() => $"({Inner})";
    }

    /// <summary>The columns that the expression reads.</summary>
    public IEnumerable<string> Names() => this switch
    {
        Name name => [name.Text],
        Number => [],
        Call call => call.Arguments.SelectMany(a => a.Names()),
        Binary binary => binary.Left.Names().Concat(binary.Right.Names()),
        Minus minus => minus.Operand.Names(),
        Parenthesised inner => inner.Inner.Names(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The values of a numeric expression, row by row.</summary>
    public double[] Values(DataTable table)
    {
        var values = new double[table.RowCount];
        for (var row = 0; row < values.Length; row++) values[row] = At(table, row);
        return values;
    }

    private double At(DataTable table, int row) => this switch
    {
        Name name => table.Numbers(name.Text)[row],
        Number number => number.Value,
        Minus minus => -minus.Operand.At(table, row),
        Parenthesised inner => inner.Inner.At(table, row),
        Binary binary => Arithmetic(binary.Operator, binary.Left.At(table, row), binary.Right.At(table, row)),
        Call call => Apply(call.Function, call.Arguments[0].At(table, row)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static double Arithmetic(string op, double left, double right) => op switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "^" => Math.Pow(left, right),
        _ => throw new ModelException("formula.operator", $"'{op}' is not an arithmetic operator"),
    };

    private static double Apply(string function, double x) => function switch
    {
        "I" => x,
        "log" => Math.Log(x),
        "log2" => Math.Log2(x),
        "log10" => Math.Log10(x),
        "exp" => Math.Exp(x),
        "sqrt" => Math.Sqrt(x),
        "abs" => Math.Abs(x),
        "sin" => Math.Sin(x),
        "cos" => Math.Cos(x),
        _ => throw new ModelException("formula.function", $"the formula function '{function}' is not known; known are I, log, log2, log10, exp, sqrt, abs, sin, cos, factor, poly, offset"),
    };
}
