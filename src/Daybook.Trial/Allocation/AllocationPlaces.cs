using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>The places of the sealed list, as far as anybody may know them: how many there are and who holds which.</summary>
public static class AllocationPlaces
{
    /// <summary>The stratum of a study that is not stratified.</summary>
    public const string All = "all";

    /// <summary>The stratum from which a participant gets her place.</summary>
    internal static string StratumOf(Protocol protocol, Participant participant) => IsMinimised(protocol) ? All
        : Name([.. BySite(protocol) ? [participant.Site] : Array.Empty<string>(), .. BaselineFactors.LevelsOf(protocol, participant).Select(level => level!)]);

    /// <summary>Whether the places are no list but are decided one by one. They are those of the whole study then, whatever is balanced.</summary>
    public static bool IsMinimised(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Allocation?.Method == AllocationMethod.Minimisation;
    }

    /// <summary>Every stratum that the list has: each site, where they are kept apart, with each combination of the factors' levels.</summary>
    public static IReadOnlyList<string> Strata(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        if (IsMinimised(protocol))
            return [All];
        IEnumerable<IReadOnlyList<string>> crossed = BySite(protocol) ? protocol.Sites.Select(site => (IReadOnlyList<string>)[site.Id]) : [[]];
        foreach (var factor in protocol.Allocation?.Factors ?? [])
            crossed = crossed.SelectMany(before => factor.Levels.Select(level => (IReadOnlyList<string>)[.. before, level.Id])).ToList();
        return [.. crossed.Select(Name)];
    }

    /// <summary>Whether the places of a stratum are those of one site: it is kept apart by site, or there is one site only. Without a list places belong to nobody's site.</summary>
    public static bool BelongsTo(Protocol protocol, string stratum, string site)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(stratum);
        return protocol.Allocation is not null && (BySite(protocol) ? stratum == site || stratum.StartsWith(site + Between, StringComparison.Ordinal) : protocol.Sites.Count == 1);
    }

    private const string Between = ", ";

    private static bool BySite(Protocol protocol) => protocol.Allocation?.Stratify.Contains(Stratum.Site) == true;

    private static string Name(IReadOnlyList<string> levels) => levels.Count == 0 ? All : string.Join(Between, levels);

    internal static StudyState Evolve(StudyState study, AllocationSealed sealing) => study with
    {
        Allocation = sealing,
        Kits = study.Kits.AddRange(sealing.Kits.SelectMany(site => site.All.Select((kit, i) => KeyValuePair.Create(kit, new Kit(kit, site.Site) { Lower = i >= site.Kits.Count })))),
        Shelves = sealing.Kits.ToImmutableSortedDictionary(site => site.Site, site => site.All.ToImmutableSortedSet(), StringComparer.Ordinal),
    };

    internal static StudyState Evolve(StudyState study, ParticipantRandomised randomised) =>
        study.Change(randomised.Participant, her => her with { Place = new Place(randomised.Stratum, randomised.Index) }) with
        {
            PlacesTaken = study.PlacesTaken.SetItem(randomised.Stratum, Math.Max(study.PlacesTaken.GetValueOrDefault(randomised.Stratum), randomised.Index + 1)),
            Levels = randomised.Levels is { } levels ? study.Levels.Add(levels) : study.Levels,
        };
}
