using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Daybook.Cli.Fit;

/// <summary>How a case ended.</summary>
internal enum CaseOutcome
{
    Agreed,
    Computed,
    Disagreed,
    NotBuilt,
    Failed,
}

/// <summary>One case, run and scored.</summary>
internal sealed record CaseRun(
    string Id, string Family, JsonNode? Results, CaseComparison? Comparison, string? Problem, double Milliseconds)
{
    public CaseOutcome Outcome =>
        Problem is not null ? CaseOutcome.Failed
        : Results is null ? CaseOutcome.NotBuilt
        : Comparison is null ? CaseOutcome.Computed
        : Comparison.AllAgreed ? CaseOutcome.Agreed : CaseOutcome.Disagreed;

    public static CaseRun Of(string path)
    {
        ReferenceCase referenceCase = ReferenceCase.Load(path);
        if (FamilyRegistry.Find(referenceCase.Family) is not { } fit)
        {
            return new CaseRun(referenceCase.Id, referenceCase.Family, null, null, null, 0);
        }
        long start = Stopwatch.GetTimestamp();
        JsonNode results;
        try
        {
            results = fit(referenceCase);
        }
        // A method's own refusal is a result of the case, to be read beside the others; a bug still stops the run.
        catch (Exception problem) when (problem is ArgumentException or InvalidCaseException or InvalidOperationException)
        {
            return new CaseRun(referenceCase.Id, referenceCase.Family, null, null, problem.Message, 0);
        }
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        CaseComparison? comparison = referenceCase.Results is { } reference
            ? CaseComparer.Compare(reference, referenceCase.Tolerances, results) : null;
        return new CaseRun(referenceCase.Id, referenceCase.Family, results, comparison, null, milliseconds);
    }

    public string Line()
    {
        string verdict = Outcome switch
        {
            CaseOutcome.Agreed => string.Create(CultureInfo.InvariantCulture,
                $"agreed    {Comparison!.Agreed} numbers, largest relative difference {Comparison.LargestRelativeDifference:G2}"),
            CaseOutcome.Computed => "computed",
            CaseOutcome.NotBuilt => "not built",
            CaseOutcome.Failed => $"failed    {Problem}",
            _ => string.Create(CultureInfo.InvariantCulture,
                $"DISAGREED {Comparison!.Disagreements.Count} of {Comparison.Agreed + Comparison.Disagreements.Count}: {Describe(Comparison.Disagreements[0])}; largest relative difference {Comparison.LargestRelativeDifference:G2}"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Id,-34} {verdict}, {Milliseconds:0.0} ms");
    }

    public JsonObject ToJson() => Tree.Of(
        ("id", Id), ("family", Family), ("outcome", Outcome.ToString()), ("problem", Problem),
        ("agreed", Comparison?.Agreed), ("disagreed", Comparison?.Disagreements.Count),
        ("first_disagreement", Comparison is { AllAgreed: false } c ? Describe(c.Disagreements[0]) : null),
        ("largest_relative_difference", Comparison?.LargestRelativeDifference), ("milliseconds", Milliseconds));

    private static string Describe(Disagreement d) => $"{d.Path} expected {d.Expected}, got {d.Computed ?? "nothing"}";
}
