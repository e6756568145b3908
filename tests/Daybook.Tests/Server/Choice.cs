using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>Which kit goes to whom at which visit: the first of her site that fits her place, worked out here so that the same kits can be handed out in another world.</summary>
internal sealed class Choice
{
    private readonly Dictionary<(ParticipantKey, string), KitId> chosen = [];

    public static Choice Of(Protocol protocol, DrawnAllocation drawn)
    {
        var choice = new Choice();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var shelves = drawn.Kits.ToDictionary(site => site.Site, site => site.Kits.ToList(), StringComparer.Ordinal);
        var arms = new Dictionary<ParticipantKey, string>();
        foreach (var person in Story.Enrolled)
        {
            var index = places.GetValueOrDefault(person.Site);
            places[person.Site] = index + 1;
            arms[person.Key] = drawn.List.Places[person.Site][index];
        }
        foreach (var (visit, period) in new[] { ("v1", 0), ("v2", 1) })
            foreach (var person in Story.Enrolled)
            {
                var treatment = protocol.Arms.First(arm => arm.Id == arms[person.Key]).Treatments[period];
                var kit = shelves[person.Site].First(number => drawn.List.Kits[number] == treatment);
                shelves[person.Site].Remove(kit);
                choice.chosen[(person.Key, visit)] = kit;
            }
        return choice;
    }

    public KitId? KitOf(ParticipantKey participant, string visit) => chosen.TryGetValue((participant, visit), out var kit) ? kit : null;

    /// <summary>The kits that a person receives.</summary>
    public IEnumerable<KitId> KitsOf(ParticipantKey participant) => chosen.Where(pair => pair.Key.Item1 == participant).Select(pair => pair.Value);
}
