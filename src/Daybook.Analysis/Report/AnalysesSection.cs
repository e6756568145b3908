using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The analyses on which the study rests, with all their numbers; what is not in the plan says so. Sensitivity and replication have sections of their own.</summary>
internal static class AnalysesSection
{
    public static readonly string[] Columns = ["Analysis", "Rank", "Endpoint", "Method", "Estimate (interval)", "Standard error", "df", "p", "n"];

    public static string Of(ReportMaterial material) => Html.Section(
        "analyses",
        "Planned analyses",
        material.Forest is { } forest ? Html.Figure(forest) : "",
        Html.Table("First minus second; a correlation where a response is predicted", Columns, Shown(material).Select(a => Row(a, material.Open))),
        string.Concat(Shown(material).Where(a => material.Open && a.Method == "period-model" && a.NotComputed is null).Select(a => PairsOfPeriods.Table(material.Dataset, a))),
        material.Open ? Reductions(material) : "",
        string.Concat(material.Run.Analyses.Where(_ => material.Open).Select(Full)),
        material.Open ? Html.Long("The analysis dataset, row by row", Rows(material.Dataset)) : "");

    private static IEnumerable<AnalysisResult> Shown(ReportMaterial material) => material.Run.Analyses.Where(a => a.Rank is not ("sensitivity" or "replication"));

    public static IReadOnlyList<string> Row(AnalysisResult a, bool open) =>
    [
        a.Id,
        Badge(a.Rank),
        a.EndpointTitle,
        a.MethodInWords,
        Effects.Cell(a),
        Effects.Number(a, "standard-error", Print.Plain),
        Effects.Number(a, "df", Print.Plain),
        a.P is { } p ? Print.P(p) : "",
        open ? Print.Number(a.N) : "",
    ];

    /// <summary>Whether it was fixed before the code was opened: nobody has to guess.</summary>
    internal static string Badge(string rank) => rank switch
    {
        "post hoc" => "exploratory (post hoc)",
        "replication" => "replication, pre-specified",
        _ => rank + ", pre-specified",
    };

    /// <summary>Windows and estimators side by side: a printed percentage without both can mean any of them.</summary>
    private static string Reductions(ReportMaterial material)
    {
        var found = material.Run.Analyses.Where(a => a.Method == "percent-reduction" && a.NotComputed is null).ToList();
        return found.Count == 0 ? "" : string.Concat(found.GroupBy(a => (a.Active, a.Control)).Select(pair => Html.Table(
            "Reductions in percent by window and estimator: the percentage of the means, or the mean of everybody's own percentage",
            ["Window", .. new[] { pair.Key.Active, pair.Key.Control }.SelectMany(period => new[] { $"{period}: ratio of means", $"{period}: mean of ratios" }), "Response, percentage points", "n"],
            pair.Select(a => (IReadOnlyList<string>)[
                a.EndpointTitle,
                .. new[] { a.Active, a.Control }.SelectMany(period => new[] { "ratio-of-means-" + period, "mean-of-ratios-" + period }).Select(name => Effects.Number(a, name, Print.Plain)),
                Print.Plain(a.Effect!.Value),
                Print.Number(a.N),
            ]))));
    }

    private static string Full(AnalysisResult a) => Html.Long(
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
