using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>What changed between two versions, as every verb that shows it says it.</summary>
internal sealed record Difference(Protocol Before, Protocol After)
{
    public IReadOnlyList<ProtocolChange> Changes { get; } = ProtocolComparison.Of(Before, After);

    /// <summary>Whether those who are on the way cannot follow it as they are.</summary>
    public bool BreaksRunning => Changes.Any(change => change.Class == ChangeClass.BreaksRunning);

    /// <summary>Whether the newer version has changed and still has the number of the older one.</summary>
    private bool Unraised => Changes.Count > 0 && Before.Version == After.Version;

    public JsonObject Json() => new()
    {
        ["before"] = new JsonObject { ["protocol"] = Before.Id, ["version"] = Before.Version },
        ["after"] = new JsonObject { ["protocol"] = After.Id, ["version"] = After.Version },
        ["weighs"] = Changes.Count == 0 ? null : Word(Changes.Max(change => change.Class)),
        ["sameStudy"] = Before.Id == After.Id,
        ["sameVersion"] = Unraised,
        ["consentChangedIn"] = ConsentWords.Changed(Before, After),
        ["changes"] = new JsonArray([.. Changes.Select(Of)]),
    };

    /// <summary>The changes as lines, the weightiest first.</summary>
    public IEnumerable<string> Words()
    {
        yield return $"{Before.Id} {Before.Version} -> {(Before.Id == After.Id ? "" : After.Id + " ")}{After.Version}: {(Changes.Count == 0 ? "nothing changed" : Changes.Count == 1 ? "1 change" : $"{Changes.Count} changes")}";
        foreach (var weight in Changes.GroupBy(change => change.Class).OrderByDescending(group => group.Key))
        {
            yield return $"{Word(weight.Key)} ({weight.Count()})";
            foreach (var change in weight)
            {
                yield return $"  {change.Sentence}";
                yield return $"    {change.Why}{(change.ForParticipants ? "; participants are told" : "")}";
            }
        }
        if (Before.Id != After.Id)
            yield return $"these are two studies, {Before.Id} and {After.Id}, and no versions of one: nobody goes on from the one in the other";
        else if (Unraised)
            yield return $"both say version {After.Version}: a published version never changes, so give the newer one another number";
        if (ConsentWords.Changed(Before, After) is { } language)
            yield return $"consent {After.Consent.Version} has other words in {language} and still its old version: give it a new one, or it is not published";
    }

    private static JsonObject Of(ProtocolChange change) => new()
    {
        ["class"] = Word(change.Class),
        ["what"] = change.What,
        ["key"] = change.Key,
        ["before"] = change.Before,
        ["after"] = change.After,
        ["why"] = change.Why,
        ["forParticipants"] = change.ForParticipants,
    };

    private static string Word(ChangeClass weight) => weight == ChangeClass.BreaksRunning ? "breaks running participants" : Kebab.Of(weight.ToString());
}
