using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Says what changed between two versions of a protocol, and how much each change weighs.</summary>
internal static class DiffVerb
{
    private static readonly Argument<string> Before = new("old") { Description = "The older version: a protocol file, or the name of a bundled study." };
    private static readonly Argument<string> After = new("new") { Description = "The newer version." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "diff",
        "Says what changed between two versions of a protocol, in the words of the study. Each change is wording, operational, substantial, or breaks running participants.",
        ["daybook diff trial-1.0.yaml trial-1.1.yaml", "daybook diff --json trial-1.0.yaml trial-1.1.yaml"],
        [Before, After],
        (parsed, terminal, _) =>
        {
            var (before, after) = (ProtocolFile.Read(parsed.GetRequiredValue(Before), terminal), ProtocolFile.Read(parsed.GetRequiredValue(After), terminal));
            var changes = ProtocolComparison.Of(before, after);
            var document = new JsonObject
            {
                ["before"] = new JsonObject { ["protocol"] = before.Id, ["version"] = before.Version },
                ["after"] = new JsonObject { ["protocol"] = after.Id, ["version"] = after.Version },
                ["weighs"] = changes.Count == 0 ? null : Word(changes.Max(change => change.Class)),
                ["consentChangedIn"] = ConsentWords.Changed(before, after),
                ["changes"] = new JsonArray([.. changes.Select(Json)]),
            };
            terminal.Answer(document, [.. Words(before, after, changes)]);
            return Task.FromResult(ExitCode.Ok);
        });

    private static IEnumerable<string> Words(Protocol before, Protocol after, IReadOnlyList<ProtocolChange> changes)
    {
        yield return $"{before.Id} {before.Version} -> {(before.Id == after.Id ? "" : after.Id + " ")}{after.Version}: {(changes.Count == 0 ? "nothing changed" : changes.Count == 1 ? "1 change" : $"{changes.Count} changes")}";
        foreach (var weight in changes.GroupBy(change => change.Class).OrderByDescending(group => group.Key))
        {
            yield return $"{Word(weight.Key)} ({weight.Count()})";
            foreach (var change in weight)
            {
                yield return $"  {change.Sentence}";
                yield return $"    {change.Why}{(change.ForParticipants ? "; participants are told" : "")}";
            }
        }
        if (ConsentWords.Changed(before, after) is { } language)
            yield return $"consent {after.Consent.Version} has other words in {language} and still its old version: give it a new one, or it is not published";
    }

    private static JsonObject Json(ProtocolChange change) => new()
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
