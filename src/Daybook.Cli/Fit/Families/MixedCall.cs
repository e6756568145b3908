using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>What a mixed-model case asks for: the data, the specification, and which package's conventions name the results.</summary>
internal sealed record MixedCall(ModelSpecification Specification, DataTable Table, bool IsLmer, bool IsLme)
{
    private const string Position = "(position)";

    public static MixedCall Of(ReferenceCase referenceCase)
    {
        var table = Rows(Columns(referenceCase.Data), (string?)referenceCase.Model["prep"]);
        if ((string?)referenceCase.Model["formula"] is { } formula)
            return new MixedCall(ModelSpecification.Parse(formula), table, true, false);
        var call = Calls(referenceCase).FirstOrDefault(c => c.Function is "lme" or "gls")
            ?? throw new InvalidCaseException("The case has neither a formula nor an lme or gls call.");
        return OfNlme(call, table);
    }

    /// <summary>Reads an lme or gls call.</summary>
    internal static MixedCall OfNlme(RNode.Call call, DataTable table)
    {
        var fixedPart = call.Arguments[0].Value.ToString();
        var random = call.Named("random") is { } given ? RandomTerms(given).ToArray() : [];
        var stratum = call.Named("weights") is RNode.Call { Function: "varIdent" } weights ? After(weights.Named("form")!) : null;
        var correlation = call.Named("correlation") as RNode.Call;
        var time = "";
        if (correlation?.Named("form") is { } form) (table, time) = WithTime(table, fixedPart!, form);
        var residual = Residual(correlation, time, stratum);
        return new MixedCall(new ModelSpecification(fixedPart!, random, residual), table, false, call.Function == "lme");
    }

    // ~ 1 + x | g, or list(g = ~ x, h = pdDiag(~ y)) from the outermost grouping inwards.
    private static IEnumerable<RandomTerm> RandomTerms(RNode random)
    {
        if (random is RNode.Call { Function: "~" } formula && formula[0] is RNode.Call { Function: "|" } bar)
        {
            var groups = bar[1].ToString()!.Split('/', StringSplitOptions.TrimEntries);
            return groups.Select((g, i) => new RandomTerm(bar[0].ToString()!, groups[..(i + 1)], RandomCovariance.Unstructured, g));
        }

        if (random is not RNode.Call { Function: "list" } list) throw new InvalidCaseException($"The random part '{random}' is not understood.");
        var names = list.Arguments.Select(a => a.Name!).ToArray();
        return list.Arguments.Select((argument, i) => argument.Value switch
        {
            RNode.Call { Function: "~" } effects => new RandomTerm(effects[0].ToString()!, names[..(i + 1)], RandomCovariance.Unstructured, names[i]),
            RNode.Call { Function: "pdDiag" } diagonal => new RandomTerm(((RNode.Call)diagonal[0])[0].ToString()!, names[..(i + 1)], RandomCovariance.Diagonal, names[i]),
            RNode.Call { Function: "pdSymm" or "pdLogChol" } full => new RandomTerm(((RNode.Call)full[0])[0].ToString()!, names[..(i + 1)], RandomCovariance.Unstructured, names[i]),
            var other => throw new InvalidCaseException($"The random part '{other}' is not understood."),
        });
    }

    private static ResidualStructure Residual(RNode.Call? correlation, string time, string? stratum)
    {
        if (correlation is null) return new IndependentResidual(stratum);
        var form = correlation.Named("form") ?? throw new InvalidCaseException($"The correlation '{correlation}' names no form.");
        var group = GroupOf(form);
        return correlation.Function switch
        {
            "corAR1" => new AutoregressiveResidual(time, group, stratum),
            "corCAR1" => new AutoregressiveResidual(time, group, stratum, true),
            "corSymm" when stratum is not null => new VisitResidual(VisitCovariance.Unstructured, stratum, group!),
            "corCompSymm" when stratum is null => new VisitResidual(VisitCovariance.CompoundSymmetry, null, group!),
            "corCompSymm" => new VisitResidual(VisitCovariance.HeterogeneousCompoundSymmetry, stratum, group!),
            _ => throw new InvalidCaseException($"The correlation '{correlation.Function}' is not known."),
        };
    }

    private static (DataTable Table, string Time) WithTime(DataTable table, string fixedPart, RNode form)
    {
        var time = Before(form);
        if (time == "1") return (WithPositions(table, fixedPart, GroupOf(form)), Position);
        if (table.Has(time) && table[time] is NumberColumn) return (table, time);

        // as.integer(visit), or a factor standing for its level numbers
        var column = new NumberColumn("(time)", RInterpreter.Numbers(new RInterpreter().EvaluateIn(table, RParser.Statements(time)[0])));
        return (new DataTable([.. table.Columns, column]), column.Name);
    }

    // "~ 1 | group": times are the positions of the group's rows that have an outcome.
    private static DataTable WithPositions(DataTable table, string fixedPart, string? group)
    {
        var outcome = table.Has(fixedPart.Split('~')[0].Trim()) ? table[fixedPart.Split('~')[0].Trim()] : null;
        var codes = group is null ? new int[table.RowCount] : ((FactorColumn)table[group]).Codes;
        var next = new Dictionary<int, int>();
        var positions = new double[table.RowCount];
        for (var row = 0; row < positions.Length; row++)
        {
            if (outcome?.IsMissing(row) != true) next[codes[row]] = next.GetValueOrDefault(codes[row]) + 1;
            positions[row] = next.GetValueOrDefault(codes[row]);
        }

        return new DataTable([.. table.Columns, new NumberColumn(Position, positions)]);
    }

    private static string Before(RNode form) => form is RNode.Call { Function: "~" } f && f[0] is RNode.Call { Function: "|" } bar
        ? bar[0].ToString()!
        : ((RNode.Call)form)[0].ToString()!;

    private static string After(RNode form) => GroupOf(form) ?? throw new InvalidCaseException($"The form '{form}' names no group.");

    private static string? GroupOf(RNode form) => form is RNode.Call { Function: "~" } f && f[0] is RNode.Call { Function: "|" } bar ? bar[1].ToString() : null;

    private static IEnumerable<RNode.Call> Calls(ReferenceCase referenceCase) =>
        referenceCase.Calls.Where(c => c.StartsWith("lme(", StringComparison.Ordinal) || c.StartsWith("gls(", StringComparison.Ordinal) || c.StartsWith("nlme::", StringComparison.Ordinal))
            .Select(c => RParser.Statements(c)[0]).OfType<RNode.Call>();

    internal static DataTable Columns(CaseTable data) => new([.. data.Columns.Select(c => c.IsFactor
        ? new FactorColumn(c.Name, c.Levels, c.Codes)
        : (Column)new NumberColumn(c.Name, c.Numbers))]);

    private static DataTable Rows(DataTable table, string? prepare)
    {
        if (prepare is null) return table;
        var interpreter = new RInterpreter();
        interpreter.Define("d", table);
        return interpreter.Run(prepare) as DataTable ?? throw new InvalidCaseException($"'{prepare}' does not give a table.");
    }
}
