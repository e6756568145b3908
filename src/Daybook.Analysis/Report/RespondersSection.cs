namespace Daybook.Analysis;

/// <summary>Who responded, as counts of the same people under both treatments.</summary>
internal static class RespondersSection
{
    public static string Of(ReportMaterial material)
    {
        var analyses = material.Run.Analyses.Where(a => a.Method == "responders").ToList();
        string body = analyses.Count == 0 ? Html.P("The protocol plans no analysis of responders.")
            : !material.Open ? Html.P("Responders are counted when the code is open.")
            : string.Concat(analyses.Select(One));
        return Html.Section("responders", "Responders", body, Html.Figures([material.Waterfall, material.Reductions, .. material.Predictors]));
    }

    private static string One(AnalysisResult a)
    {
        if (a.NotComputed is { } why)
        {
            return Html.P($"{a.Id}: not computed. {why}");
        }
        string notes = string.Concat(a.Notes.Select(Html.P));
        if (a.Effect is not { } effect)
        {
            return Html.P(Counts(a)) + notes;
        }
        return Html.P(
                $"{Count(a, "responders-active")} of {a.N} responded under {a.Active}, {Count(a, "responders-control")} of {a.N} under {a.Control}. "
                + $"Difference {Print.Percentage(effect)} percentage points ({Print.Number(a.Confidence * 100)}% interval, Newcombe for pairs; exact McNemar p = {Print.P(a.P!.Value)}; n = {a.N}).")
            + Html.Table(
                $"{a.Id}: the same {a.N} participants under both treatments",
                ["Participants", $"Responder under {a.Control}", $"Not under {a.Control}"],
                [
                    ["Responder under " + a.Active, Count(a, "both"), Count(a, "only-active")],
                    ["Not under " + a.Active, Count(a, "only-control"), Count(a, "neither")],
                ])
            + notes;
    }

    /// <summary>Two groups, as counts.</summary>
    internal static string Counts(AnalysisResult a) =>
        $"{Count(a, "responders-active")} of {Count(a, "n-active")} responded under {a.Active}, {Count(a, "responders-control")} of {Count(a, "n-control")} under {a.Control}.";

    private static string Count(AnalysisResult a, string name) => Print.Number(a[name]);
}
