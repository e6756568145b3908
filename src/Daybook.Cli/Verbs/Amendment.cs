using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>A new version for a running study: what it changes for the study and for those who move to it, and what must be asked of the study.</summary>
/// <param name="Yaml">The file, to the byte.</param>
/// <param name="After">What stands in it.</param>
/// <param name="Publishes">Whether it is not published yet.</param>
/// <param name="Differences">What it changes: against the version in force, and against every other that somebody follows who moves.</param>
/// <param name="Moving">Who moves to it.</param>
/// <param name="Reason">Why.</param>
internal sealed record Amendment(string Yaml, Protocol After, bool Publishes, IReadOnlyList<Difference> Differences, IReadOnlyList<Participant> Moving, string? Reason)
{
    public static Amendment Of(StudyState study, string yaml, Protocol after, string? adopt, string? reason)
    {
        var hash = ProtocolReader.HashOf(yaml);
        var moving = Named(study, hash, adopt);
        var publishes = !study.Versions.ContainsKey(hash);
        var from = moving.Select(study.ProtocolOf).ToList();
        var differences = (publishes && study.Current is { } current ? from.Prepend(study.Versions[current]) : from).Distinct(ReferenceEqualityComparer.Instance).Cast<Protocol>().Select(before => new Difference(before, after)).ToList();
        var breaks = from.FirstOrDefault(before => differences.Any(difference => difference.BreaksRunning && ReferenceEquals(difference.Before, before)));
        // What would be refused for one of them is not begun.
        return breaks is null || !string.IsNullOrWhiteSpace(reason) ? new Amendment(yaml, after, publishes, differences, moving, reason)
            : throw new Complaint(ExitCode.Usage, $"{after.Version} breaks running participants: their days, kits or answers would mean something else than under {breaks.Version}.", "say with --reason why they move to it all the same; daybook diff shows what changes.");
    }

    public IEnumerable<Command> Commands() =>
        (Publishes ? new Command[] { new PublishProtocol(Yaml) } : []).Concat(Moving.Select(her => new AdoptProtocol(her.Key, ProtocolReader.HashOf(Yaml), Reason)));

    public IEnumerable<string> Words() => Differences.SelectMany(difference => difference.Words()).Append(Moving.Count == 0 ? "nobody moves to it" : $"moving to it: {string.Join(", ", Moving.Select(Name))}");

    public string[] Done() => [.. new[] { Publishes ? $"published {After.Id} {After.Version}" : $"{After.Id} {After.Version} was published already" }, .. Moving.Select(her => $"{Name(her)} follows {After.Version} from now on")];

    public JsonObject Json() => new()
    {
        ["protocol"] = After.Id,
        ["version"] = After.Version,
        ["hash"] = ProtocolReader.HashOf(Yaml).Value,
        ["published"] = Publishes,
        ["differences"] = new JsonArray([.. Differences.Select(difference => difference.Json())]),
        ["moved"] = new JsonArray([.. Moving.Select(her => JsonValue.Create(Name(her)))]),
    };

    private static string Name(Participant her) => $"{her.Site}/{her.Name}";

    /// <summary>Of all, those who are in the study and do not follow it yet.</summary>
    private static List<Participant> Named(StudyState study, ProtocolHash hash, string? adopt) => adopt switch
    {
        null => [],
        "all" => [.. study.Participants.Values.Where(her => her is { IsEnrolled: true, Withdrawn: null, Imported: false } && her.Adopted != hash).OrderBy(Name, StringComparer.Ordinal)],
        _ => [.. adopt.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(name => One(study, name))],
    };

    private static Participant One(StudyState study, string name) =>
        study.Participants.Values.Where(her => her.Label == name || her.Key.Value == name || Name(her) == name).ToList() switch
        {
            [var her] => her,
            [] => throw new Complaint(ExitCode.NotFound, $"the study has no participant {name}.", "give the label that the console shows, for example P-004."),
            var several => throw new Complaint(ExitCode.Usage, $"{name} is at {string.Join(" and at ", several.Select(her => her.Site))}.", $"say which, for example {Name(several[0])}."),
        };
}
