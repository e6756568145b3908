namespace Daybook.Trial;

/// <summary>Patient's global impression of change: 1 very much improved, 2 much, 3 minimally, 4 no change, 5 minimally worse, 6 much, 7 very much worse.</summary>
/// <remarks>Guy, ECDEU assessment manual (1976); in the public domain.</remarks>
public static class Pgic
{
    internal static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((1, 1, 7, true)),
        new Bounds(1, 7),
        "One item: without it there is no value.",
        answers => answers[0] is { } answer ? ScoreValue.Of(answer) : ScoreValue.Missing("the item is not answered"));

    /// <summary>Whether somebody is a responder: much or very much improved. Null without an answer or with one that is none of the seven.</summary>
    public static bool? IsResponder(decimal? answer) => answer is { } given && Rule.Items[0].Allows(given) ? given <= 2 : null;
}
