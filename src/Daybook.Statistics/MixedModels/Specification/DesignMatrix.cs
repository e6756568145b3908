namespace Daybook.Statistics.MixedModels;

/// <summary>
/// The coding of a formula's fixed part: which columns there are, their R names, which term each belongs to, and how rows
/// of any table with the same variables become rows of the design.
/// </summary>
internal sealed class DesignMatrix
{
    private readonly List<(Atom Atom, bool Full)[]> terms = [];
    private readonly bool intercept;

    private DesignMatrix(Formula formula, DataTable table, Func<string, ContrastCoding> coding, bool full)
    {
        intercept = formula.Intercept;
        var names = new List<string>();
        var assign = new List<int>();
        var labels = new List<string>();
        if (intercept)
        {
            names.Add("(Intercept)");
            assign.Add(0);
            labels.Add("(Intercept)");
        }

        var atoms = formula.Terms.SelectMany(t => t).Distinct().ToDictionary(a => a, a => Atom.Of(formula.Atom(a), table, coding));
        Atoms = atoms;
        foreach (var term in formula.Terms)
        {
            var coded = term.Select(a => (atoms[a], atoms[a].IsFactor && (full || !Marginal(formula, atoms, term, a)))).ToArray();
            foreach (var name in ColumnNames(coded))
            {
                names.Add(name);
                assign.Add(labels.Count);
            }

            terms.Add(coded);
            labels.Add(Formula.Label(term));
        }

        Names = [.. names];
        Assign = [.. assign];
        TermLabels = [.. labels];
        Terms = formula.Terms;
    }

    /// <summary>R's names of the columns.</summary>
    public string[] Names { get; }

    /// <summary>The index into <see cref="TermLabels"/> of each column.</summary>
    public int[] Assign { get; }

    /// <summary>Labels of the terms, "(Intercept)" first when there is one.</summary>
    public string[] TermLabels { get; }

    /// <summary>The atoms of each term, without the intercept.</summary>
    public IReadOnlyList<string[]> Terms { get; }

    /// <summary>The coded variables.</summary>
    public IReadOnlyDictionary<string, Atom> Atoms { get; }

    public static DesignMatrix Of(Formula formula, DataTable table, Func<string, ContrastCoding> coding) => new(formula, table, coding, false);

    /// <summary>Every term with a dummy column for each combination of levels: more columns than can be estimated.</summary>
    public static DesignMatrix FullDummies(Formula formula, DataTable table) => new(formula, table, _ => ContrastCoding.Treatment, true);

    /// <summary>The design's columns over a table's rows.</summary>
    public List<double[]> Columns(DataTable table)
    {
        var columns = new List<double[]>();
        if (intercept) columns.Add([.. Enumerable.Repeat(1.0, table.RowCount)]);
        foreach (var term in terms)
        {
            var products = new List<double[]>();
            foreach (var (atom, full) in term)
            {
                var mine = atom.Columns(table, full);
                products = products.Count == 0
                    ? [.. mine]
                    : [.. mine.SelectMany(_ => products, Multiply)];
            }

            columns.AddRange(products);
        }

        return columns;
    }

    // R's rule: contrasts when the term without the factor is in the model, else full dummy columns;
    // without an intercept the first factor that stands alone takes its place.
    private static bool Marginal(Formula formula, Dictionary<string, Atom> atoms, string[] term, string factor)
    {
        var rest = term.Where(a => a != factor).ToArray();
        if (rest.Length > 0) return formula.Terms.Any(t => Formula.Same(t, rest));
        return formula.Intercept || formula.Terms.First(t => t.Length == 1 && atoms[t[0]].IsFactor)[0] != factor;
    }

    private static List<string> ColumnNames((Atom Atom, bool Full)[] term)
    {
        List<string> names = [];
        foreach (var (atom, full) in term)
        {
            var mine = atom.Names(full);
            names = names.Count == 0 ? [.. mine] : [.. mine.SelectMany(_ => names, (m, n) => n + ":" + m)];
        }

        return names;
    }

    private static double[] Multiply(double[] right, double[] left)
    {
        var product = new double[left.Length];
        for (var i = 0; i < product.Length; i++) product[i] = left[i] * right[i];
        return product;
    }
}
