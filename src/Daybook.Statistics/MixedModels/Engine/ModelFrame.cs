using Daybook.Statistics.Kernel;

namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>The rows and numbers of one fit: complete cases, outcome, design, weights, random designs.</summary>
internal sealed class ModelFrame
{
    private ModelFrame(ModelSpecification specification, Formula formula, DataTable source, DataTable table, int[] rows, int dropped)
    {
        Specification = specification;
        Source = source;
        Formula = formula;
        Table = table;
        Rows = rows;
        DroppedRows = dropped;
        Design = DesignMatrix.Of(formula, table, f => specification.FactorContrasts.TryGetValue(f, out var own) ? own : specification.Contrasts);
        AllColumns = Design.Columns(table);
        Weights = specification.Weights is { } weights ? table.Numbers(weights) : null;
        Y = Outcome(formula, table);
        Random = RandomDesigns(specification, table);
        Basis = OrthonormalBasis.Of(AllColumns);
    }

    private ModelFrame(ModelFrame other, string column, double value, double[] offset)
    {
        (Specification, Formula, Source, Table, Rows, DroppedRows) =
            (other.Specification, other.Formula, other.Source, other.Table, other.Rows, other.DroppedRows);
        (Design, Weights, Random) = (other.Design, other.Weights, other.Random);
        AllColumns = [.. other.AllColumns.Where((_, k) => other.Design.Names[k] != column)];
        Y = [.. other.Y.Select((y, row) => y - value * offset[row])];
        Basis = OrthonormalBasis.Of(AllColumns);
    }

    public ModelSpecification Specification { get; }

    public Formula Formula { get; }

    /// <summary>The caller's table.</summary>
    public DataTable Source { get; }

    /// <summary>The complete rows of the columns that the model uses.</summary>
    public DataTable Table { get; }

    /// <summary>The index in the caller's table of each row here.</summary>
    public int[] Rows { get; }

    public int DroppedRows { get; }

    public DesignMatrix Design { get; }

    /// <summary>The design's columns, aliased ones included.</summary>
    public List<double[]> AllColumns { get; }

    /// <summary>The outcome less offsets.</summary>
    public double[] Y { get; }

    public double[]? Weights { get; }

    public RandomDesign[] Random { get; }

    /// <summary>An orthonormal basis of the fixed columns (unweighted).</summary>
    public OrthonormalBasis Basis { get; }

    public int Count => Y.Length;

    public static ModelFrame Of(ModelSpecification specification, DataTable table)
    {
        var formula = Formula.Read(specification.Fixed);
        if (formula.Response is null) throw new ModelException("formula.no-response", $"the formula '{specification.Fixed}' names no outcome; write outcome ~ terms");
        var used = UsedColumns(specification, formula).Distinct().Select(n => table[n]).ToArray();
        RefuseInfinite(used);
        var rows = Enumerable.Range(0, table.RowCount).Where(r => !Array.Exists(used, c => c.IsMissing(r))).ToArray();
        if (rows.Length == 0) throw new ModelException("data.no-observations", "no row has a value in every column that the model uses");
        var complete = new DataTable([.. used.Select(c => Complete(c, rows, table.RowCount))]);
        return new ModelFrame(specification, formula, table, complete, rows, table.RowCount - rows.Length);
    }

    /// <summary>The frame with one fixed coefficient held at a value. For likelihoods only: column names no longer line up.</summary>
    public static ModelFrame Without(ModelFrame frame, string column, double value, double[] values) => new(frame, column, value, values);

    private static Column Complete(Column column, int[] rows, int all)
    {
        var taken = rows.Length == all ? column : column.Take(rows);
        return taken is FactorColumn factor ? factor.DropUnusedLevels() : taken;
    }

    private static IEnumerable<string> UsedColumns(ModelSpecification specification, Formula formula)
    {
        var residual = specification.Residual switch
        {
            IndependentResidual independent => [independent.Stratum],
            AutoregressiveResidual serial => [serial.Time, serial.Group, serial.Stratum],
            VisitResidual visit => new[] { visit.Visit, visit.Group },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return formula.Columns()
            .Concat(specification.Random.SelectMany(t => t.Grouping.Concat(Formula.Read(t.Effects).Columns())))
            .Concat(residual.Append(specification.Residual.By).Append(specification.Weights).OfType<string>());
    }

    private static void RefuseInfinite(Column[] columns)
    {
        foreach (var number in columns.OfType<NumberColumn>())
        {
            var row = Array.FindIndex(number.Values, double.IsInfinity);
            if (row >= 0) throw new ModelException("data.infinite", $"column '{number.Name}' is infinite in row {row + 1}");
        }
    }

    private static double[] Outcome(Formula formula, DataTable table)
    {
        var y = (double[])(formula.Response is Expression.Name name ? table.Numbers(name.Text) : formula.Response!.Values(table)).Clone();
        foreach (var offset in formula.Offsets)
        {
            var values = offset.Values(table);
            for (var i = 0; i < y.Length; i++) y[i] -= values[i];
        }

        var bad = Array.FindIndex(y, v => !double.IsFinite(v));
        if (bad >= 0) throw new ModelException("data.infinite", $"the outcome '{formula.Response}' is not a finite number in complete row {bad + 1}");
        return y;
    }

    private static RandomDesign[] RandomDesigns(ModelSpecification specification, DataTable table)
    {
        var designs = specification.Random.Select(t => RandomDesign.Of(t, table)).ToArray();
        foreach (var design in designs) RefuseUnidentified(design, table.RowCount);

        // lme4's order: terms with more levels first, unless they stand that way already.
        var counts = designs.Select(d => d.Levels.Length).ToArray();
        if (counts.Zip(counts.Skip(1)).Any(c => c.Second > c.First))
            designs = [.. designs.Select((d, i) => (d, i)).OrderByDescending(x => x.d.Levels.Length).ThenByDescending(x => x.i).Select(x => x.d)];
        foreach (var shared in designs.Select((d, i) => (d, i)).GroupBy(x => x.d.Label).Where(g => g.Count() > 1))
        {
            foreach (var (design, index) in shared) design.Label = $"{design.Label}#{index + 1}";
        }

        return designs;
    }

    private static void RefuseUnidentified(RandomDesign design, int rows)
    {
        if (design.Levels.Length < 2)
        {
            throw new ModelException(
                "random.single-level",
                $"the grouping '{design.Label}' has one level ('{design.Levels[0]}'): one group has no between-group variance; fit the single-series model without the random term");
        }

        if (design.Columns.Length == 1 && design.Levels.Length >= rows)
            throw new ModelException("random.one-row-per-level", $"every level of '{design.Label}' has one row: its random effect cannot be told from the residual");
        if (design.Columns.Length > 1 && design.Levels.Length * design.Columns.Length >= rows)
        {
            throw new ModelException(
                "random.too-many-effects",
                $"the term ({design.Term.Effects} | {design.Label}) has {design.Levels.Length * design.Columns.Length} random effects for {rows} rows; they cannot be told from the residual");
        }
    }
}
