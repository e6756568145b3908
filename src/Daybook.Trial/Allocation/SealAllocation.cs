namespace Daybook.Trial;

/// <summary>Announces that the allocation list and the kits stand in the sealed store, with the commitment to them.</summary>
public sealed record SealAllocation(string Commitment, IReadOnlyList<StratumPlaces> Strata, IReadOnlyList<SiteKits> Kits) : Command
{
    public static Decision Decide(SealAllocation command, StudyState study, Act act)
    {
        if (Sequence.Running(study) is { } refusal)
            return refusal;
        if (study.Allocation is not null)
            return Refusals.AllocationAlreadySealed();
        if (!Hash64.Is(command.Commitment))
            return Refusals.AllocationBadCommitment();
        return Misfit(command, study.Versions[study.Current!.Value]) is { } misfit
            ? misfit
            : Decision.Accept(new AllocationSealed(command.Commitment, command.Strata, command.Kits));
    }

    private static Refusal? Misfit(SealAllocation command, Protocol protocol)
    {
        var sites = protocol.Sites.Select(site => site.Id).ToHashSet();
        var strata = AllocationPlaces.Strata(protocol).ToHashSet();
        var seen = new HashSet<string>();
        if (command.Strata.FirstOrDefault(stratum => !strata.Contains(stratum.Stratum) || stratum.Places <= 0 || !seen.Add(stratum.Stratum)) is { } odd)
            return Refusals.AllocationStratum(odd.Stratum);
        var shelves = new HashSet<string>();
        if (command.Kits.FirstOrDefault(site => !sites.Contains(site.Site) || !shelves.Add(site.Site)) is { } lost)
            return Refusals.SiteUnknown(lost.Site);
        var kits = new HashSet<KitId>();
        foreach (var kit in command.Kits.SelectMany(site => site.All))
            if (!kits.Add(kit))
                return Refusals.AllocationKitTwice(kit);
        return null;
    }
}
