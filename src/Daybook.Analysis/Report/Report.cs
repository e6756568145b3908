namespace Daybook.Analysis;

/// <summary>One study's report: a page that needs nothing but itself, and its figures. Same lock and version, same bytes.</summary>
/// <param name="Html">The page.</param>
/// <param name="Figures">The figures in the order of the page.</param>
public sealed record Report(string Html, IReadOnlyList<Figure> Figures)
{
    /// <summary>The stamp of a report before the code is open (I-5).</summary>
    public const string Shell = "SHELL - NOT RESULTS";

    /// <param name="run">What was analysed; with a closed code it becomes a shell.</param>
    /// <param name="provenance">Where it comes from.</param>
    /// <param name="later">What came after the lock.</param>
    public static Report Of(AnalysisRun run, Provenance provenance, IReadOnlyList<EntryAfterLock> later)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(provenance);
        ArgumentNullException.ThrowIfNull(later);
        var material = new ReportMaterial(run, provenance, later);
        return new Report(ReportPage.Of(material), material.Figures);
    }
}
