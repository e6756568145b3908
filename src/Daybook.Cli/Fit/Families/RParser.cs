using System.Globalization;

namespace Daybook.Cli.Fit.Families;

/// <summary>Parses statements of the small part of R in which reference cases write their calls, by precedence climbing.</summary>
internal sealed class RParser
{
    // From loosest to tightest; '|' inside formulas is the same sign as the logical one.
    private static readonly string[][] Levels =
        [["<-"], ["~"], ["||", "|"], ["&&", "&"], ["==", "!=", "<=", ">=", "<", ">"], ["+", "-"], ["*", "/"], ["%in%"], [":"]];

    private readonly string text;
    private readonly List<(string Sign, bool Literal)> tokens = [];
    private int at;

    private RParser(string text)
    {
        this.text = text;
        Tokenise();
    }

    public static IReadOnlyList<RNode> Statements(string text)
    {
        var parser = new RParser(text);
        var statements = new List<RNode>();
        while (parser.Peek() is not null)
        {
            statements.Add(parser.Binary(0));
            while (parser.Peek() == ";") parser.at++;
        }

        return statements;
    }

    private RNode Binary(int level)
    {
        if (level == Levels.Length) return Unary();
        if (level == 1 && Peek() == "~")
        {
            at++;
            return Make("~", Binary(2));
        }

        var left = Binary(level + 1);
        while (Peek() is { } sign && Array.IndexOf(Levels[level], sign) >= 0)
        {
            at++;
            left = Make(sign, left, Binary(level == 0 ? 0 : level + 1));
        }

        return left;
    }

    private RNode Unary()
    {
        if (Peek() is not ("-" or "!" or "+")) return Power();
        var sign = Next();
        return Make(sign, sign == "!" ? Binary(4) : Unary());
    }

    private RNode Power()
    {
        var left = Postfix();
        if (Peek() != "^") return left;
        at++;
        return Make("^", left, Unary());
    }

    private RNode Postfix()
    {
        var node = Primary();
        while (Peek() is "(" or "[" or "$" or "::")
        {
            var sign = Next();
            if (sign == "$") node = Make("$", node, new RNode.Name(Next()));
            else if (sign == "::") node = new RNode.Name(Next());
            else if (sign == "[") node = new RNode.Call("[", [new RNode.Argument(null, node), .. Arguments("]")]);
            else node = new RNode.Call(node is RNode.Name name ? name.Value : throw Wrong("only a name can be called"), Arguments(")"));
        }

        return node;
    }

    private RNode Primary()
    {
        if (at >= tokens.Count) throw Wrong("it ends too early");
        var (sign, literal) = tokens[at++];
        if (literal) return new RNode.Text(sign);
        if (sign == "(")
        {
            var inner = Binary(0);
            Expect(")");
            return Make("(", inner);
        }

        if (char.IsAsciiDigit(sign[0]) || (sign[0] == '.' && sign.Length > 1 && char.IsAsciiDigit(sign[1])))
            return new RNode.Number(double.Parse(sign, CultureInfo.InvariantCulture));
        if (char.IsLetter(sign[0]) || sign[0] is '.' or '_') return new RNode.Name(sign);
        throw Wrong($"'{sign}' is not expected");
    }

    private List<RNode.Argument> Arguments(string close)
    {
        var arguments = new List<RNode.Argument>();
        while (Peek() != close)
        {
            if (Peek() == ",")
            {
                at++;
                arguments.Add(new RNode.Argument(null, new RNode.Nothing()));
                continue;
            }

            string? name = null;
            if (at + 1 < tokens.Count && tokens[at + 1] == ("=", false))
            {
                name = tokens[at].Sign;
                at += 2;
            }

            arguments.Add(new RNode.Argument(name, Binary(0)));
            if (Peek() == ",")
            {
                at++;
                if (Peek() == close) arguments.Add(new RNode.Argument(null, new RNode.Nothing()));
            }
        }

        Expect(close);
        return arguments;
    }

    private static RNode.Call Make(string function, params RNode[] operands) => new(function, [.. operands.Select(o => new RNode.Argument(null, o))]);

    private string? Peek() => at < tokens.Count && !tokens[at].Literal ? tokens[at].Sign : null;

    private string Next() => at < tokens.Count ? tokens[at++].Sign : throw Wrong("it ends too early");

    private void Expect(string sign)
    {
        if (Peek() != sign) throw Wrong($"'{sign}' is expected");
        at++;
    }

    private InvalidCaseException Wrong(string what) => new($"The R text '{text}' cannot be read: {what}.");

    private void Tokenise()
    {
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
            }
            else if (c is '\'' or '"')
            {
                var end = text.IndexOf(c, i + 1);
                if (end < 0) throw Wrong("a quotation is not closed");
                tokens.Add((text[(i + 1)..end], true));
                i = end + 1;
            }
            else
            {
                var length = Length(i);
                tokens.Add((text.Substring(i, length), false));
                i += length;
            }
        }
    }

    private int Length(int start)
    {
        var c = text[start];
        var end = start;
        if (char.IsLetterOrDigit(c) || c is '.' or '_')
        {
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' || IsExponentSign(start, end))) end++;
            return end - start;
        }

        foreach (var sign in new[] { "%in%", "<-", "==", "!=", "<=", ">=", "||", "&&", "::" })
        {
            if (text.AsSpan(start).StartsWith(sign, StringComparison.Ordinal)) return sign.Length;
        }

        return 1;
    }

    private bool IsExponentSign(int start, int end) =>
        text[end] is '-' or '+' && char.IsAsciiDigit(text[start]) && end > start && text[end - 1] is 'e' or 'E' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]);
}
