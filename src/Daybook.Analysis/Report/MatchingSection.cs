using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Which controls are whose, and who has none: known before the code is open, since nothing of it depends on what is taken.</summary>
internal static class MatchingSection
{
    public static string? Of(ReportMaterial material)
    {
        if (material.Protocol.Matching is not { } matching)
        {
            return null;
        }
        var people = material.Dataset.Participants;
        var labels = people.ToDictionary(her => her.Key, her => her.Label);
        var sets = MatchedSets.Of(material.Protocol, people.Select(her => her.State));
        string like = Words.And([.. matching.On.Select(on => on.Within is { } within ? $"{on.Id} (within {Print.Number((double)within)})" : on.Id)]);
        return Html.Section("matching", "Cases and controls",
            Html.P($"Each case has {(matching.Controls == 1 ? "a control" : $"{matching.Controls} controls")} of the same {like}. Of the ways to match as many as can be, the one in which they differ least was taken."),
            Html.Table($"{sets.Sets.Count} cases with their controls", ["Case", "Controls"], sets.Sets.Select(set => (IReadOnlyList<string>)[labels[set.Case], string.Join(", ", set.Controls.Select(control => labels[control]))])),
            Html.List([Said("Cases with too few controls", sets.CasesShort), Said("Controls of nobody", sets.ControlsLeft), Said("Of whom too little is known", sets.Unknown)]));

        string Said(string words, IReadOnlyList<ParticipantKey> whom) => $"{words}: {(whom.Count == 0 ? "none" : string.Join(", ", whom.Select(her => labels[her])))}.";
    }
}
