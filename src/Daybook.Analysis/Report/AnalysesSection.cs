namespace Daybook.Analysis;

/// <summary>Every analysis of the plan with all its numbers; what is not in the plan says so.</summary>
internal static class AnalysesSection
{
    private static readonly string[] Columns = ["Analysis", "Rank", "Method", "Estimate (interval)", "Standard error", "df", "p", "n"];

    public static string Of(ReportMaterial material) => Html.Section(
        "analyses",
        "Planned analyses",
        material.Forest is { } forest ? Html.Figure(forest) : "",
        Html.Table("First treatment minus second", Columns, material.Run.Analyses.Select(a => Row(a, material.Open))),
        string.Concat(material.Run.Analyses.Where(_ => material.Open).Select(Full)),
        material.Open ? Html.Details("The analysis dataset, row by row", Rows(material.Dataset)) : "");

    private static IReadOnlyList<string> Row(AnalysisResult a, bool open) =>
    [
        a.Id,
        a.Rank,
        a.MethodInWords,
        a.Effect is { } effect ? $"{(a.OnEndpointScale ? Print.Plain(effect) : Print.Percentage(effect) + " percentage points")}, {Print.Number(a.Confidence * 100)}%" : a.NotComputed is null ? "" : "not computed",
        Cell(a, "standard-error", Print.Plain),
        Cell(a, "df", Print.Plain),
        a.P is { } p ? Print.P(p) : "",
        open ? Print.Number(a.N) : "",
    ];

    private static string Cell(AnalysisResult a, string name, Func<double, string> say) =>
        a.Numbers.FirstOrDefault(number => number.Name == name) is { } number ? say(number.Value) : "";

    private static string Full(AnalysisResult a) => Html.Details(
        $"{a.Id}: every number",
        (a.NotComputed is { } why ? Html.P("Not computed. " + why) : Html.Table(
            $"{a.Id}: {a.MethodInWords}; {a.EndpointTitle}; {a.Active} minus {a.Control}; n = {a.N}",
            ["What", "Value", "Name in results.json"],
            a.Numbers.Select(number => (IReadOnlyList<string>)[number.Words, Print.Number(number.Value), number.Name])))
        + (a.Notes.Count > 0 ? Html.List(a.Notes) : ""));

    private static string Rows(Dataset dataset) => Html.Table(
        "One row a participant, period and endpoint",
        ["Participant", "Site", "Sequence", "Period", "Treatment", "Endpoint", "Value", "Values used", "Baseline", "Why missing"],
        dataset.Rows.Select(row => (IReadOnlyList<string>)
        [
            row.Label, row.Site, row.Sequence, row.Period, row.Treatment, row.Endpoint, Print.Number(row.Value), Print.Number(row.Used), Print.Number(row.Baseline), row.WhyMissing ?? "",
        ]));
}
