using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>Which kit goes to whom at which visit, as the sealed list keeps it: the same kits are handed out in another world.</summary>
internal sealed class Choice
{
    private readonly Dictionary<(ParticipantKey, string), KitId> chosen = [];

    public static Choice Of(DrawnAllocation drawn)
    {
        var choice = new Choice();
        foreach (var site in Story.Enrolled.GroupBy(person => person.Site))
            foreach (var (person, index) in site.Select((person, index) => (person, index)))
                foreach (var (visit, period) in new[] { ("v1", 0), ("v2", 1) })
                    choice.chosen[(person.Key, visit)] = drawn.List.ReservedFor(site.Key, index, period)!.Value;
        return choice;
    }

    public KitId? KitOf(ParticipantKey participant, string visit) => chosen.TryGetValue((participant, visit), out var kit) ? kit : null;

    /// <summary>The kits that a person receives.</summary>
    public IEnumerable<KitId> KitsOf(ParticipantKey participant) => chosen.Where(pair => pair.Key.Item1 == participant).Select(pair => pair.Value);
}
