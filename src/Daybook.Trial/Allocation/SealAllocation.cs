namespace Daybook.Trial;

/// <summary>Announces that the allocation list and the kits stand in the sealed store, with the commitment to them.</summary>
public sealed record SealAllocation(string Commitment, IReadOnlyList<StratumPlaces> Strata, IReadOnlyList<SiteKits> Kits) : Command;
