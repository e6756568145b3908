using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The tables of the methods that only some protocols need: drug, sensory tests, scores, and what the source leaves open.</summary>
internal static class MethodsTables
{
    public static string Of(Protocol protocol) => Drug(protocol) + Sensory(protocol) + Scores(protocol) + Assumptions(protocol);

    private static string Drug(Protocol protocol) => protocol.Supply is not { } supply ? "" : Html.P(
        $"Study drug: {DoseSteps.Words(supply)}, {supply.PerKit} in a kit.{(supply.FallbackKits is null ? "" : $" A kit of the lower dose holds {Words.And([.. protocol.Treatments.Select(treatment => $"{treatment.Lower} in place of {treatment.Name}")])}.")}{(supply.Directions is { } directions ? $" Directions: {directions.TrimEnd('.')}." : "")}");

    private static string Sensory(Protocol protocol) => protocol.Sensory.Count == 0 ? "" : Html.Table(
            "Sensory tests: a ramp that the participant ends at the first pain",
            ["Test", "Device", "Places", "Ramp", "Cut-off", "Trials a place", "Value", "Better"],
            protocol.Sensory.Select(test => (IReadOnlyList<string>)[
                test.Name, test.Device ?? "", test.Places.Count > 2 ? $"{test.Places.Count} places" : Words.And(test.Places),
                $"from {Number(test.Start)} by {Number(test.Rate)} {Units.Say(test.Unit)} a second", $"{Number(test.CutOff)} {Units.Say(test.Unit)}", Print.Number(test.Trials) + (test.Alternates is { } other ? $", in turn with {other}" : ""),
                $"{test.Score.ToString().ToLowerInvariant()}, read to {Number(test.Resolution)}", Say(test.Better)]))
        + Html.P("A trial that reached the cut-off counts at the cut-off and is counted as censored. With fewer than half of the planned trials a visit has no value.");

    private static string Scores(Protocol protocol) => protocol.Scores.Count == 0 ? "" : Html.Table(
        "Scores, calculated from the answers",
        ["Score", "Instrument", "Range", "When answers are missing", "Better"],
        protocol.Scores.Select(score => (IReadOnlyList<string>)[
            score.Title, score.Instrument?.ToString() ?? "Sum of the items", Range(FormScore.Range(protocol.Forms.First(form => form.Id == score.Form), score)), FormScore.WhenMissing(score), Say(score.Better)]));

    private static string Range(Bounds range) => $"{Number(range.Low)} to {Number(range.High)}";

    private static string Assumptions(Protocol protocol) => protocol.Assumptions.Count == 0 ? "" : Html.Table(
        "What the source of this protocol leaves open, and how it was settled",
        ["Left open", "Settled here", "Why"],
        protocol.Assumptions.Select(assumption => (IReadOnlyList<string>)[assumption.Open, assumption.Settled, assumption.Reason]));

    private static string Number(decimal value) => Print.Number((double)value);

    private static string Say(Direction? better) => better switch
    {
        null => "",
        Direction.Lower => "lower",
        Direction.Higher => "higher",
        _ => throw new UnreachableException(),
    };
}
