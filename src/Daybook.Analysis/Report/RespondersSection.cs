namespace Daybook.Analysis;

/// <summary>Who responded, as counts of the same people under both treatments.</summary>
internal static class RespondersSection
{
    public static string Of(ReportMaterial material)
    {
        var analyses = material.Run.Analyses.Where(a => a.Method == "responders").ToList();
        var reductions = material.Run.Analyses.Where(a => a.Method == "percent-reduction").ToList();
        string body = analyses.Count + reductions.Count == 0 ? Html.P("The protocol plans no analysis of responders.")
            : !material.Open ? Html.P("Responders are counted when the code is open.")
            : string.Concat(analyses.Select(One)) + (reductions.Count == 0 ? "" : Thresholds(reductions, material.Dataset.Participants.Count));
        return Html.Section("responders", "Responders", body, Html.Figures(material.Waterfall, material.Reductions));
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

    /// <summary>Everybody's response against each threshold. Who reaches the higher one is among those who reach the lower one.</summary>
    private static string Thresholds(List<AnalysisResult> reductions, int everybody)
    {
        var thresholds = reductions.SelectMany(a => a.Numbers).Select(number => number.Name.Split('-')).Where(name => name is ["responders", _]).Select(name => name[1]).Distinct().ToList();
        return thresholds.Count == 0 ? "" : Html.Table(
                $"Participants whose reduction is larger by at least so many percentage points: count, percent (exact {Print.Number(reductions[0].Confidence * 100)}% interval), among those with values and among all",
                ["Reductions of", "Difference", .. thresholds.SelectMany(threshold => new[] { $"{threshold} points or more", $"the same, of all {everybody}" })],
                reductions.Select(a => (IReadOnlyList<string>)[
                    a.EndpointTitle,
                    $"{a.Active} less {a.Control}",
                    .. thresholds.SelectMany(threshold => Shares(a, "responders-" + threshold, everybody)),
                ]))
            + Html.P("The columns are nested: who stands in a higher one stands in every lower one too. They must never be added. Among all, who has too few values for a reduction counts as somebody who did not respond.");
    }

    private static string[] Shares(AnalysisResult a, string name, int everybody) => Effects.Find(a, name) is { } count
        ? [Effects.Share((int)count, a.N, a.Confidence), Effects.Share((int)count, everybody, a.Confidence)]
        : a.NotComputed is null ? ["", ""] : ["not computed", "not computed"];

    /// <summary>Two groups, as counts.</summary>
    internal static string Counts(AnalysisResult a) =>
        $"{Count(a, "responders-active")} of {Count(a, "n-active")} responded under {a.Active}, {Count(a, "responders-control")} of {Count(a, "n-control")} under {a.Control}.";

    private static string Count(AnalysisResult a, string name) => Print.Number(a[name]);
}
