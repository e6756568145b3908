using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>The places of the sealed list, as far as anybody may know them: how many there are and who holds which.</summary>
internal static class AllocationPlaces
{
    /// <summary>The stratum of a study that is not stratified.</summary>
    public const string All = "all";

    /// <summary>The stratum from which a participant gets her place.</summary>
    public static string StratumOf(Protocol protocol, Participant participant) =>
        protocol.Allocation?.Stratify.Contains(Stratum.Site) == true ? participant.Site : All;

    public static StudyState Evolve(StudyState study, AllocationSealed sealing) => study with
    {
        Allocation = sealing,
        Kits = study.Kits.AddRange(sealing.Kits.SelectMany(site => site.Kits.Select(kit => KeyValuePair.Create(kit, new Kit(kit, site.Site))))),
        Shelves = sealing.Kits.ToImmutableSortedDictionary(site => site.Site, site => site.Kits.ToImmutableSortedSet(), StringComparer.Ordinal),
    };

    public static StudyState Evolve(StudyState study, ParticipantRandomised randomised) =>
        study.Change(randomised.Participant, her => her with { Place = new Place(randomised.Stratum, randomised.Index) }) with
        {
            PlacesTaken = study.PlacesTaken.SetItem(randomised.Stratum, Math.Max(study.PlacesTaken.GetValueOrDefault(randomised.Stratum), randomised.Index + 1)),
        };
}
