namespace Daybook.Cli.Fit;

/// <summary>A column of a design, with its name and the term it belongs to (-1 for the intercept).</summary>
internal sealed record DesignColumn(string Name, int Term, double[] Values);

/// <summary>
/// The design of a formula over a table, coded as R codes it: treatment or sum contrasts, full dummies where the margin
/// of an interaction is absent, names joined by ':', the first factor varying fastest.
/// </summary>
internal sealed class FormulaDesign
{
    private readonly LinearFormula formula;
    private readonly CaseTable table;
    private readonly bool sumContrasts;

    public FormulaDesign(LinearFormula formula, CaseTable table, bool sumContrasts = false)
    {
        (this.formula, this.table, this.sumContrasts) = (formula, table, sumContrasts);
        Columns = [.. Build(table.Rows, name => table[name])];
    }

    public IReadOnlyList<DesignColumn> Columns { get; }

    public IReadOnlyList<string> TermNames => [.. formula.Terms.Select(term => string.Join(':', term))];

    public IReadOnlyList<string[]> Terms => formula.Terms;

    public double[][] Matrix => [.. Columns.Select(c => c.Values)];

    /// <summary>The variables that the formula reads, factor() and arithmetic looked through.</summary>
    public static IEnumerable<string> Variables(LinearFormula formula) =>
        formula.Terms.SelectMany(t => t).Concat(formula.Offsets).SelectMany(atom => AsFactorName(atom) is { } factor ? [factor] : Arithmetic.Variables(atom))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The factors among the variables.</summary>
    public IEnumerable<string> Factors => Variables(formula).Where(name => table[name].IsFactor);

    public IReadOnlyList<string> LevelsOf(string factor) => table[factor].Levels;

    /// <summary>One row of the design at given values: a level for each factor, the mean of each number.</summary>
    public double[] RowAt(IReadOnlyDictionary<string, int> levels)
    {
        CaseColumn At(string name)
        {
            CaseColumn column = table[name];
            return column.IsFactor ? new CaseColumn(name, [levels[name]], column.Levels)
                : new CaseColumn(name, [column.Numbers.Average()]);
        }
        return [.. Build(1, At).Select(c => c.Values[0])];
    }

    private IEnumerable<DesignColumn> Build(int rows, Func<string, CaseColumn> column)
    {
        if (formula.Intercept)
        {
            yield return new DesignColumn("(Intercept)", -1, [.. Enumerable.Repeat(1.0, rows)]);
        }
        for (int term = 0; term < formula.Terms.Count; term++)
        {
            string[] atoms = formula.Terms[term];
            List<(string Name, double[] Values)> product = [("", [.. Enumerable.Repeat(1.0, rows)])];
            foreach (string atom in atoms)
            {
                bool marginPresent = HasTerm([.. atoms.Where(a => a != atom)]);
                var parts = Code(atom, marginPresent, column);
                product = [.. parts.SelectMany(part => product.Select(left => (
                    left.Name.Length == 0 ? part.Name : $"{left.Name}:{part.Name}",
                    left.Values.Zip(part.Values, (a, b) => a * b).ToArray())))];
            }
            foreach ((string name, double[] values) in product)
            {
                yield return new DesignColumn(name, term, values);
            }
        }
    }

    private bool HasTerm(string[] atoms) => atoms.Length == 0
        ? formula.Intercept : formula.Terms.Any(t => t.Length == atoms.Length && t.All(atoms.Contains));

    private List<(string Name, double[] Values)> Code(string atom, bool contrasts, Func<string, CaseColumn> column)
    {
        string? wrapped = AsFactorName(atom);
        CaseColumn? plain = wrapped is not null ? column(wrapped).AsFactor() : IsName(atom) ? column(atom) : null;
        if (plain is not { IsFactor: true })
        {
            return [(atom, Arithmetic.Evaluate(atom, name => column(name).Numbers))];
        }
        int last = plain.Levels.Count - 1;
        IEnumerable<int> coded = !contrasts ? Enumerable.Range(0, last + 1)
            : sumContrasts ? Enumerable.Range(0, last) : Enumerable.Range(1, last);
        return [.. coded.Select(level => (
            sumContrasts && contrasts ? $"{atom}{level + 1}" : atom + plain.Levels[level],
            plain.Codes.Select(code => code == level ? 1.0 : sumContrasts && contrasts && code == last ? -1 : 0).ToArray()))];
    }

    private static string? AsFactorName(string atom) =>
        atom.StartsWith("factor(", StringComparison.Ordinal) ? atom[7..^1] : null;

    private static bool IsName(string atom) => !atom.Contains('(', StringComparison.Ordinal);
}
