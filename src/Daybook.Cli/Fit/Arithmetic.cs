using System.Globalization;

namespace Daybook.Cli.Fit;

/// <summary>Evaluates an arithmetic expression over numeric columns: + - * / ^, parentheses, log, exp, sqrt, I.</summary>
internal sealed class Arithmetic
{
    private readonly string text;
    private readonly Func<string, double[]> variable;
    private int place;

    private Arithmetic(string text, Func<string, double[]> variable) => (this.text, this.variable) = (text, variable);

    /// <summary>The expression's values; a constant is an array of one.</summary>
    public static double[] Evaluate(string expression, Func<string, double[]> variable)
    {
        var reader = new Arithmetic(expression, variable);
        double[] value = reader.Sum();
        return reader.Next() is null
            ? value : throw new InvalidCaseException($"'{expression}' cannot be read at '{expression[reader.place..]}'.");
    }

    /// <summary>The variables that an expression names.</summary>
    public static IEnumerable<string> Variables(string expression)
    {
        var names = new List<string>();
        Evaluate(expression, name =>
        {
            names.Add(name);
            return [1];
        });
        return names.Distinct(StringComparer.Ordinal);
    }

    private double[] Sum()
    {
        double[] left = Next() == '-' ? [0] : Product();
        while (Next() is '+' or '-')
        {
            double sign = text[place++] == '+' ? 1 : -1;
            left = Combine(left, Product(), (a, b) => a + sign * b);
        }
        return left;
    }

    private double[] Product()
    {
        double[] left = Power();
        while (Next() is '*' or '/')
        {
            bool times = text[place++] == '*';
            left = Combine(left, Power(), (a, b) => times ? a * b : a / b);
        }
        return left;
    }

    private double[] Power()
    {
        double[] left = Atom();
        if (Next() == '^')
        {
            place++;
            left = Combine(left, Power(), Math.Pow);
        }
        return left;
    }

    private double[] Atom()
    {
        if (Next() == '(')
        {
            return Parenthesis();
        }
        int start = place;
        while (place < text.Length && (char.IsLetterOrDigit(text[place]) || text[place] is '.' or '_'))
        {
            place++;
        }
        string word = text[start..place];
        if (word.Length == 0)
        {
            throw new InvalidCaseException($"'{text}' cannot be read at position {start + 1}.");
        }
        if (double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return [number];
        }
        return Next() == '(' ? Call(word, Parenthesis()) : variable(word);
    }

    private double[] Parenthesis()
    {
        place++;
        double[] value = Sum();
        if (Next() != ')')
        {
            throw new InvalidCaseException($"A parenthesis is not closed in '{text}'.");
        }
        place++;
        return value;
    }

    private static double[] Call(string function, double[] argument) => function switch
    {
        "I" => argument,
        "log" => [.. argument.Select(v => Math.Log(v))],
        "exp" => [.. argument.Select(Math.Exp)],
        "sqrt" => [.. argument.Select(Math.Sqrt)],
        "abs" => [.. argument.Select(v => Math.Abs(v))],
        "log10" => [.. argument.Select(Math.Log10)],
        "log1p" => [.. argument.Select(v => Math.Log(1 + v))],
        _ => throw new InvalidCaseException($"The function '{function}' is not known here."),
    };

    private char? Next()
    {
        while (place < text.Length && char.IsWhiteSpace(text[place]))
        {
            place++;
        }
        return place < text.Length ? text[place] : null;
    }

    private static double[] Combine(double[] a, double[] b, Func<double, double, double> operation) =>
        [.. Enumerable.Range(0, Math.Max(a.Length, b.Length))
            .Select(i => operation(a.Length == 1 ? a[0] : a[i], b.Length == 1 ? b[0] : b[i]))];
}
