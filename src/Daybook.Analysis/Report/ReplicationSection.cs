using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What a published report did, done again; with what is known of its model, so that nobody rests on it.</summary>
internal static class ReplicationSection
{
    /// <summary>How a model without a response of everybody's own does when people differ in their response; the command prints it again.</summary>
    internal const string Command = "daybook simulate ldn-fibromyalgia-2009 --effects none-on-average --analysis model-severity --analysis main --runs 2000";

    /// <summary>In percent of 2000 trials, by <see cref="Command"/>: the replication's model, then the one with a response of everybody's own.</summary>
    internal static readonly (double Rate, double Low, double High) LevelOnly = (32.4, 30.3, 34.4), WithResponse = (5.6, 4.6, 6.6);

    public static string? Of(ReportMaterial material)
    {
        var analyses = material.Run.Analyses.Where(a => a.Rank == "replication").ToList();
        return analyses.Count == 0 ? null : Html.Section(
            "replication",
            "The published analysis, done again",
            Html.P("These analyses repeat what a published report did. They are planned, and this study does not rest on them."),
            material.Protocol.Analyses.Any(plan => plan is { Rank: AnalysisRank.Replication, Method: AnalysisMethod.PeriodModel, Varies: null }) ? $"<p>{Html.Text(Warning)} <code>{Html.Text(Command)}</code></p>\n" : "",
            !material.Open ? Html.P("They are computed when the code is open.") : Tables(material.Dataset, analyses),
            FamiliesSection.Of(material));
    }

    internal static string Warning =>
        "Read them with care. A model of this kind lets people differ in their level and not in their response to the drug. Where people do differ in it, the model takes the chance of who was in the trial for an effect: "
        + $"in 2000 simulated trials of ten virtual people of the pilot of 2009, with a drug that does next to nothing on average, it found a difference at 0.05 in {Rate(LevelOnly)}, and a model with a response of everybody's own, by Kenward and Roger, in {Rate(WithResponse)}. To see it again:";

    private static string Rate((double Rate, double Low, double High) of) => $"{Print.Number(of.Rate)}% (95% interval {Print.Number(of.Low)} to {Print.Number(of.High)})";

    private static string Tables(Dataset dataset, List<AnalysisResult> analyses)
    {
        var models = analyses.Where(a => a.Method == "period-model" && a.NotComputed is null).ToList();
        var others = analyses.Except(models).ToList();
        return (models.Count == 0 ? "" : Html.Table(
                "Models of periods: do they differ at all (F), and the planned difference",
                ["Outcome", "Model", "F (df)", "p of F", "Difference", "Estimate (interval)", "p, unadjusted", "n"],
                models.Select(Row)) + Html.Long("Every pair of periods", string.Concat(models.Select(a => PairsOfPeriods.Table(dataset, a)))))
            + (others.Count == 0 ? "" : Html.Table("Others", AnalysesSection.Columns, others.Select(a => AnalysesSection.Row(a, true))));
    }

    private static IReadOnlyList<string> Row(AnalysisResult a) =>
    [
        a.EndpointTitle, a.MethodInWords, PairsOfPeriods.F(a), Print.P(a[AnalysisResult.OmnibusP]), $"{a.Active} minus {a.Control}", Effects.Cell(a), a.P is { } p ? Print.P(p) : "", Print.Number(a.N),
    ];
}
