using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Which entry counts where several were made for one form and occasion: the first that its own flags do not exclude.</summary>
/// <remarks>Laboratory tests share one form and each comes in an entry of its own, so each test has its own first entry; so has each sensory trial.</remarks>
internal sealed class FirstEntries
{
    private readonly Dictionary<(ParticipantKey, string Form, OccasionKind, string Key, string? Test), int> repeats = [];

    public FirstEntries(IEnumerable<Observation> observations)
    {
        foreach (var observation in observations.Where(Usable.IsValidEntry))
        {
            var key = KeyOf(observation);
            repeats[key] = Math.Min(observation.Occasion.Repeat, repeats.GetValueOrDefault(key, int.MaxValue));
        }
    }

    /// <summary>Why a value that is well in itself is left out; null when its entry is the one that counts.</summary>
    public string? Why(Observation observation) =>
        repeats.TryGetValue(KeyOf(observation), out int first) && observation.Occasion.Repeat > first
            ? "a further entry for the same occasion; the first valid one counts"
            : null;

    private static (ParticipantKey, string, OccasionKind, string, string?) KeyOf(Observation o) =>
        (o.Participant, o.Form, o.Occasion.Kind, o.Occasion.Key, PartOf(o));

    private static string? PartOf(Observation o) => o.Form switch
    {
        RecordLabValue.Form => o.Item,
        RecordSensoryTrials.Form => FormattableString.Invariant($"{o.Item}/{o.Place}/{o.Trial}"),
        _ => null,
    };
}
