using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Who is analysed: everyone who holds a place of the list, as allocated (ICH E9, the full analysis set).</summary>
public static class Population
{
    internal static IReadOnlyList<DatasetParticipant> Of(Protocol protocol, StudyState atLock, AllocationList? opened) =>
    [
        .. atLock.Participants.Values
            .Where(her => protocol.Allocation is null && protocol.Arms.Count == 1 ? her.IsEnrolled : her.Place is not null)
            .Select(her => Person(protocol, atLock, opened, her))
            .OrderBy(person => person.Site, StringComparer.Ordinal)
            .ThenBy(person => person.Label.Length)
            .ThenBy(person => person.Label, StringComparer.Ordinal)
            .ThenBy(person => person.Key),
    ];

    private static DatasetParticipant Person(Protocol protocol, StudyState atLock, AllocationList? opened, Participant her)
    {
        var version = her.Adopted is { } hash && atLock.Versions.TryGetValue(hash, out var adopted) ? adopted : protocol;
        string sequence = Sequence(protocol, opened, her);
        return new DatasetParticipant(her.Key, LabelOf(protocol, her), her.Site, sequence, her, Turns.Schedule(version, sequence, her));
    }

    /// <summary>Labels are counted per site, so with several sites the site stands before them.</summary>
    public static string LabelOf(Protocol protocol, Participant her)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(her);
        return her.Label is not { } label ? her.Key.Value : protocol.Sites.Count > 1 ? $"{her.Site} {label}" : label;
    }

    private static string Sequence(Protocol protocol, AllocationList? opened, Participant her) =>
        opened is null ? ""
        : her.Place is { } place ? opened.Places[place.Stratum][place.Index]
        : protocol.Arms[0].Id;
}
