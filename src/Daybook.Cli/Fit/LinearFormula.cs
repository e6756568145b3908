namespace Daybook.Cli.Fit;

/// <summary>
/// The right-hand side of an R formula as a list of terms: +, -, :, *, ^ and parentheses over variables and function
/// calls. Terms stand in R's order: by degree, then as written.
/// </summary>
internal sealed class LinearFormula
{
    private readonly string text;
    private int place;

    private LinearFormula(string text) => this.text = text;

    /// <summary>The outcome as written; empty for a one-sided formula.</summary>
    public string Response { get; private init; } = "";

    public bool Intercept { get; private init; }

    /// <summary>Each term is the list of its factors as written.</summary>
    public IReadOnlyList<string[]> Terms { get; private init; } = [];

    /// <summary>Expressions that enter with a coefficient of one.</summary>
    public IReadOnlyList<string> Offsets { get; private init; } = [];

    public static LinearFormula Parse(string formula)
    {
        int tilde = formula.IndexOf('~', StringComparison.Ordinal);
        string right = formula[(tilde + 1)..];
        var reader = new LinearFormula(right);
        List<string[]> terms = reader.Sum();
        if (reader.Next() is not null)
        {
            throw new InvalidCaseException($"The formula '{formula}' cannot be read at '{reader.text[reader.place..]}'.");
        }
        // Within a term R orders variables as the formula first names them: arm * visit after visit gives visit:arm.
        List<string> named = [.. terms.SelectMany(t => t).Distinct(StringComparer.Ordinal)];
        terms = [.. terms.Select(t => t.OrderBy(named.IndexOf).ToArray())];
        bool intercept = !terms.Any(t => t is ["0"]);
        return new LinearFormula(right)
        {
            Response = tilde > 0 ? formula[..tilde].Trim() : "",
            Intercept = intercept,
            Terms = [.. terms.Where(t => t is not (["0"] or ["1"]) && !IsOffset(t)).OrderBy(t => t.Length)],
            Offsets = [.. terms.Where(IsOffset).Select(t => t[0][7..^1])],
        };
    }

    private List<string[]> Sum()
    {
        List<string[]> terms = Next() == '-' ? [] : Product();
        while (Next() is '+' or '-')
        {
            bool remove = text[place++] == '-';
            List<string[]> more = Product();
            if (remove && more is [["1"]])
            {
                terms = Union(terms, [["0"]]);
            }
            else
            {
                terms = remove ? [.. terms.Where(t => !more.Any(m => Same(m, t)))] : Union(terms, more);
            }
        }
        return terms;
    }

    private List<string[]> Product()
    {
        List<string[]> terms = Interaction();
        while (Next() == '*')
        {
            place++;
            List<string[]> right = Interaction();
            terms = Union(Union(terms, right), Cross(terms, right));
        }
        return terms;
    }

    private List<string[]> Interaction()
    {
        List<string[]> terms = Power();
        while (Next() == ':')
        {
            place++;
            terms = Cross(terms, Power());
        }
        return terms;
    }

    private List<string[]> Power()
    {
        List<string[]> terms = Atom();
        while (Next() == '^')
        {
            place++;
            int degree = int.Parse(Atom()[0][0], System.Globalization.CultureInfo.InvariantCulture);
            List<string[]> single = terms;
            for (int i = 1; i < degree; i++)
            {
                terms = Union(terms, Cross(terms, single));
            }
        }
        return terms;
    }

    private List<string[]> Atom()
    {
        if (Next() == '(')
        {
            place++;
            List<string[]> inner = Sum();
            if (Next() != ')')
            {
                throw new InvalidCaseException($"A parenthesis is not closed in '{text}'.");
            }
            place++;
            return inner;
        }
        int start = place;
        while (place < text.Length && (char.IsLetterOrDigit(text[place]) || text[place] is '.' or '_'))
        {
            place++;
        }
        if (place == start)
        {
            throw new InvalidCaseException($"The formula '{text}' cannot be read at position {place + 1}.");
        }
        if (place < text.Length && text[place] == '(')
        {
            int depth = 0;
            do
            {
                depth += text[place] == '(' ? 1 : text[place] == ')' ? -1 : 0;
                place++;
            }
            while (place < text.Length && depth > 0);
        }
        return [[text[start..place].Replace(" ", "", StringComparison.Ordinal)]];
    }

    private char? Next()
    {
        while (place < text.Length && char.IsWhiteSpace(text[place]))
        {
            place++;
        }
        return place < text.Length ? text[place] : null;
    }

    private static List<string[]> Cross(List<string[]> left, List<string[]> right) =>
        Union([], [.. left.SelectMany(l => right.Select(r => l.Concat(r).Distinct().ToArray()))]);

    private static List<string[]> Union(List<string[]> left, List<string[]> right)
    {
        List<string[]> all = [.. left];
        all.AddRange(right.Where(r => !all.Any(t => Same(t, r))));
        for (int i = all.Count - 1; i > 0; i--)
        {
            if (all.Take(i).Any(t => Same(t, all[i])))
            {
                all.RemoveAt(i);
            }
        }
        return all;
    }

    private static bool IsOffset(string[] term) => term is [{ } only] && only.StartsWith("offset(", StringComparison.Ordinal);

    private static bool Same(string[] a, string[] b) => a.Length == b.Length && a.All(b.Contains);
}
