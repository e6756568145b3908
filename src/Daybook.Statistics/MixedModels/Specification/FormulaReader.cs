using System.Globalization;

namespace Daybook.Statistics.MixedModels;

/// <summary>Reads the text of an R-style formula into an expression tree, by precedence climbing.</summary>
internal sealed class FormulaReader
{
    private readonly string text;
    private int position;

    private FormulaReader(string text) => this.text = text;

    public static (Expression? Response, Expression Terms) Read(string formula)
    {
        var reader = new FormulaReader(formula);
        Expression? response = reader.Peek() == "~" ? null : reader.Sum();
        reader.Expect("~");
        var terms = reader.Sum();
        if (reader.Peek() is { } rest) throw reader.Wrong($"'{rest}' is not expected");
        return (response, terms);
    }

    private Expression Sum()
    {
        var left = Peek() == "-" ? Negated() : Peek() == "+" ? Skip(Bar) : Bar();
        while (Peek() is "+" or "-") left = new Expression.Binary(Next(), left, Bar());
        return left;
    }

    private Expression.Minus Negated()
    {
        Next();
        return new Expression.Minus(Bar());
    }

    private T Skip<T>(Func<T> then)
    {
        Next();
        return then();
    }

    // '|' binds more loosely than '+' in R, but random terms always stand in parentheses, where Random() handles it.
    private Expression Bar() => Product();

    private Expression Product()
    {
        var left = Interaction();
        while (Peek() is "*" or "/" or "%in%") left = new Expression.Binary(Next(), left, Interaction());
        return left;
    }

    private Expression Interaction()
    {
        var left = Power();
        while (Peek() == ":") left = new Expression.Binary(Next(), left, Power());
        return left;
    }

    private Expression Power()
    {
        var left = Primary();
        return Peek() == "^" ? new Expression.Binary(Next(), left, Primary()) : left;
    }

    private Expression Primary()
    {
        var token = Peek() ?? throw Wrong("the formula ends too early");
        Next();
        if (token == "(") return Random();
        if (token == "-") return new Expression.Minus(Primary());
        if (char.IsAsciiDigit(token[0]) || (token[0] == '.' && token.Length > 1 && char.IsAsciiDigit(token[1])))
            return new Expression.Number(double.Parse(token, CultureInfo.InvariantCulture));
        if (!IsName(token[0])) throw Wrong($"'{token}' is not expected");
        var name = token.Trim('`');
        return Peek() == "(" ? new Expression.Call(name, Arguments()) : new Expression.Name(name);
    }

    private Expression.Parenthesised Random()
    {
        var inner = Sum();
        if (Peek() is "|" or "||") inner = new Expression.Binary(Next(), inner, Sum());
        Expect(")");
        return new Expression.Parenthesised(inner);
    }

    private List<Expression> Arguments()
    {
        Expect("(");
        var arguments = new List<Expression>();
        while (Peek() != ")")
        {
            var argument = Sum();
            // a named argument such as raw = TRUE
            if (Peek() == "=") argument = new Expression.Binary(Next(), argument, Sum());
            arguments.Add(argument);
            if (Peek() == ",") Next();
        }

        Expect(")");
        return arguments;
    }

    private static bool IsName(char c) => char.IsLetter(c) || c is '.' or '_' or '`';

    private string? Peek()
    {
        var (token, _) = Token();
        return token;
    }

    private string Next()
    {
        var (token, end) = Token();
        position = end;
        return token ?? throw Wrong("the formula ends too early");
    }

    private void Expect(string wanted)
    {
        if (Peek() != wanted) throw Wrong($"'{wanted}' is expected");
        Next();
    }

    private (string? Token, int End) Token()
    {
        var start = position;
        while (start < text.Length && char.IsWhiteSpace(text[start])) start++;
        if (start >= text.Length) return (null, start);
        var end = start + 1;
        var c = text[start];
        if (c == '`')
        {
            end = text.IndexOf('`', end) + 1;
            if (end == 0) throw Wrong("a back quote is not closed");
        }
        else if (IsName(c) || char.IsAsciiDigit(c))
        {
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' || (char.IsAsciiDigit(c) && text[end] is '-' && text[end - 1] is 'e'))) end++;
        }
        else if (text.AsSpan(start).StartsWith("||"))
        {
            end = start + 2;
        }
        else if (text.AsSpan(start).StartsWith("%in%"))
        {
            end = start + 4;
        }

        return (text[start..end], end);
    }

    private ModelException Wrong(string what) => new("formula.syntax", $"the formula '{text}' cannot be read: at character {position + 1} {what}");
}
