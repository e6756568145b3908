namespace Daybook.Statistics.MixedModels;

/// <summary>
/// The right-hand side of a model as R's formula algebra expands it: intercept, terms in R's order (main effects first,
/// then by degree), offsets and random terms. Each term is a list of atoms; an atom is a column or a function of columns.
/// </summary>
internal sealed class Formula
{
    private readonly List<string> variables = [];
    private readonly Dictionary<string, Expression> atoms = new(StringComparer.Ordinal);
    private readonly List<string[]> terms = [];

    private Formula()
    {
    }

    public Expression? Response { get; private set; }

    public bool Intercept { get; private set; } = true;

    /// <summary>Terms in R's order; the atoms of a term are in order of first appearance in the formula.</summary>
    public IReadOnlyList<string[]> Terms { get; private set; } = [];

    public IReadOnlyList<Expression> Offsets { get; private set; } = [];

    public IReadOnlyList<RandomTerm> RandomTerms { get; private set; } = [];

    public Expression Atom(string text) => atoms[text];

    /// <summary>Every column that the fixed part reads, the response included.</summary>
    public IEnumerable<string> Columns() => (Response?.Names() ?? [])
        .Concat(terms.SelectMany(t => t).Concat(Terms.SelectMany(t => t)).Distinct().SelectMany(a => atoms[a].Names()))
        .Concat(Offsets.SelectMany(o => o.Names())).Where(n => n is not "TRUE" and not "FALSE").Distinct();

    public static Formula Read(string text)
    {
        var (response, right) = FormulaReader.Read(text.Contains('~', StringComparison.Ordinal) ? text : "~" + text);
        return Of(response, right);
    }

    internal static Formula Of(Expression? response, Expression right)
    {
        var formula = new Formula { Response = response };
        var offsets = new List<Expression>();
        var randoms = new List<RandomTerm>();
        foreach (var (part, plus) in Summands(right))
        {
            if (part is Expression.Number number) formula.Intercept = plus ? number.Value != 0 : number.Value == 0;
            else if (part is Expression.Parenthesised { Inner: Expression.Binary { Operator: "|" or "||" } bar }) randoms.AddRange(RandomTerm.FromBar(bar));
            else if (part is Expression.Call { Function: "offset" } offset) offsets.Add(offset.Arguments[0]);
            else if (plus) formula.Add(formula.Expand(part));
            else formula.Remove(formula.Expand(part));
        }

        formula.Terms = [.. formula.terms.Select(t => t.OrderBy(a => formula.variables.IndexOf(a)).ToArray()).OrderBy(t => t.Length)];
        formula.Offsets = offsets;
        formula.RandomTerms = randoms;
        return formula;
    }

    /// <summary>The label of a term as R prints it.</summary>
    public static string Label(string[] term) => string.Join(":", term);

    private static IEnumerable<(Expression Part, bool Plus)> Summands(Expression expression) => expression switch
    {
        Expression.Binary { Operator: "+" } sum => Summands(sum.Left).Concat(Summands(sum.Right)),
        Expression.Binary { Operator: "-" } difference => Summands(difference.Left).Append((difference.Right, false)),
        Expression.Minus minus => [(minus.Operand, false)],
        _ => [(expression, true)],
    };

    private List<string[]> Expand(Expression expression)
    {
        switch (expression)
        {
            case Expression.Binary { Operator: "*" } cross:
                var left = Expand(cross.Left);
                var right = Expand(cross.Right);
                return Union(Union(left, right), Pairs(left, right));
            case Expression.Binary { Operator: ":" } pair:
                return Pairs(Expand(pair.Left), Expand(pair.Right));
            case Expression.Binary { Operator: "/" } nested:
                var outer = Expand(nested.Left);
                var all = outer.SelectMany(t => t).Distinct().ToArray();
                return Union(outer, Pairs([all], Expand(nested.Right)));
            case Expression.Binary { Operator: "^", Left: Expression.Parenthesised, Right: Expression.Number power } raised:
                var single = Expand(raised.Left);
                var result = single;
                for (var k = 1; k < (int)power.Value; k++) result = Union(result, Pairs(result, single));
                return result;
            case Expression.Parenthesised inner:
                return Summands(inner.Inner).Aggregate(new List<string[]>(), (sum, part) => Union(sum, Expand(part.Part)));
            case Expression.Name or Expression.Call:
                var text = expression.ToString();
                if (atoms.TryAdd(text, expression)) variables.Add(text);
                return [[text]];
            default:
                throw new ModelException("formula.term", $"'{expression}' is not a term; write arithmetic as I({expression})");
        }
    }

    private void Add(List<string[]> more)
    {
        foreach (var term in more.Where(m => !terms.Exists(t => Same(t, m)))) terms.Add(term);
    }

    private void Remove(List<string[]> less) => terms.RemoveAll(t => less.Exists(l => Same(t, l)));

    private static List<string[]> Union(List<string[]> first, List<string[]> second) =>
        [.. first, .. second.Where(s => !first.Exists(f => Same(f, s)))];

    private static List<string[]> Pairs(List<string[]> left, List<string[]> right)
    {
        var pairs = new List<string[]>();
        foreach (var pair in left.SelectMany(l => right.Select(r => l.Union(r).ToArray())))
        {
            if (!pairs.Exists(p => Same(p, pair))) pairs.Add(pair);
        }

        return pairs;
    }

    internal static bool Same(string[] a, string[] b) => a.Length == b.Length && a.All(b.Contains);
}
