namespace Daybook.Cli.Fit;

/// <summary>A number that did not agree. A missing one has no computed value.</summary>
internal sealed record Disagreement(string Path, string Expected, string? Computed);

/// <summary>How computed results stand against a case's own.</summary>
internal sealed record CaseComparison(
    int Agreed, int Informational, double LargestRelativeDifference, IReadOnlyList<Disagreement> Disagreements)
{
    public bool AllAgreed => Disagreements.Count == 0;
}
