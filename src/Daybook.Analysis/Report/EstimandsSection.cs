using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The estimands with their five attributes, and who is in which analysis set.</summary>
internal static class EstimandsSection
{
    public static string Of(Dataset dataset) => Estimands(dataset.Protocol) + Sets(dataset);

    /// <summary>What an analysis estimates, in one sentence.</summary>
    public static string Sentence(Protocol protocol, PlannedAnalysis analysis, Estimand estimand) =>
        $"The {Words.Of(analysis.Rank)} analysis, {analysis.Id}, estimates {estimand.Id}: the {Summary(estimand)} of \"{protocol.Endpoints.First(known => known.Id == estimand.Variable).Title}\", {Treatments(protocol, estimand)}, in: {Title(protocol, estimand)}.";

    private static string Estimands(Protocol protocol) => protocol.Estimands.Count == 0 ? "" : Html.Table(
        "Estimands",
        ["Estimand", "Question", "Treatments", "Population", "Variable", "Intercurrent events", "Summary"],
        protocol.Estimands.Select(estimand => (IReadOnlyList<string>)[
            estimand.Id,
            estimand.Question ?? "",
            Treatments(protocol, estimand),
            Title(protocol, estimand),
            protocol.Endpoints.First(known => known.Id == estimand.Variable).Title,
            estimand.Events.Count == 0 ? "none" : string.Join("; ", estimand.Events.Select(happening => $"{happening.Title}: {PlannedDataset.Strategy(happening.Strategy)}")),
            Summary(estimand)]));

    private static string Sets(Dataset dataset) => dataset.Protocol.AnalysisSets.Count == 0 ? "" : Html.Table(
        "Analysis sets, of those who were allocated",
        ["Set", "In words", "Rule", "Participants"],
        dataset.Protocol.AnalysisSets.Select(set => (IReadOnlyList<string>)[set.Id, set.Title, Rule(set), Print.Number(AnalysisSets.Of(dataset, set.Id).Participants.Count)]));

    private static string Rule(AnalysisSet set)
    {
        string[] rules =
        [
            .. set.Kits is { } kits ? [$"at least {kits} kit{(kits == 1 ? "" : "s")} handed out"] : Array.Empty<string>(),
            .. set.Visits.Count > 0 ? [$"{Words.And(set.Visits)} held{(set.InWindow ? " in the window" : "")}"] : Array.Empty<string>(),
            .. set.Diary is { } diary ? [$"{Print.Percent((double)diary * 100)} of the diary days under treatment written"] : Array.Empty<string>(),
            .. set.Taken is { } taken ? [$"study drug taken by {Print.Percent((double)taken * 100)} of the answers"] : Array.Empty<string>(),
        ];
        return rules.Length == 0 ? "everybody" : string.Join("; ", rules);
    }

    private static string Treatments(Protocol protocol, Estimand estimand) =>
        string.Join(" minus ", estimand.Treatments.Select(id => protocol.Treatments.First(known => known.Id == id).Name));

    private static string Title(Protocol protocol, Estimand estimand) => protocol.AnalysisSets.First(known => known.Id == estimand.Population).Title;

    private static string Summary(Estimand estimand) => estimand.Summary switch
    {
        PopulationSummary.MeanDifference => "difference of means",
        PopulationSummary.ProportionDifference => "difference of proportions",
        _ => throw new UnreachableException(),
    };
}
