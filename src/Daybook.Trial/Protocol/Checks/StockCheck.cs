namespace Daybook.Trial;

/// <summary>A site has the kits that its participants can need, whatever the list and wherever they come. A kit is handed out at its own site only.</summary>
internal static class StockCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Supply is not { } supply || (protocol.Allocation is null && protocol.Participants is null))
            return;
        var needed = protocol.Treatments.Max(treatment => Needed(protocol, treatment));
        if (needed <= supply.KitsPerSite)
            return;
        // Nobody knows to which site the people of a place come, so all of them may come to one.
        var anywhere = protocol.Allocation?.Stratify.Contains(Stratum.Site) != true && protocol.Sites.Count > 1;
        problems.Add("DB0168", places.Of(supply, "kits-per-site"), $"{Whose(protocol)} can need {needed} kits of one treatment{(anywhere || AllocationPlaces.IsMinimised(protocol) ? " at one site" : "")}",
            $"write kits-per-site: {needed} or more{(anywhere && protocol.Allocation?.Method == AllocationMethod.PermutedBlocks ? ", or stratify: [site], so that every site has places of its own" : "")}");
    }

    /// <summary>The study says for how many people its kits are, and its lists have a place for each of them.</summary>
    public static void Planned(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol is { Allocation: null, Participants: null, Supply: { } supply, Arms.Count: 1 } && protocol.Visits.Any(visit => visit.Does.Contains(VisitAct.Dispense)))
            problems.Add("DB0260", places.Of(supply, "kits-per-site"), "nothing says for how many participants these kits are", "add participants: and how many are planned to the protocol");
        if (protocol is { Allocation: { } allocation, Participants: { } planned } && allocation.Places * Strata(protocol) * (allocation.Stratify.Contains(Stratum.Site) && !AllocationPlaces.IsMinimised(protocol) ? protocol.Sites.Count : 1) is var all && planned > all)
            problems.Add("DB0260", places.Of(protocol, "participants"), $"there are {all} places", $"write {all} or fewer, or more places", new RelatedLine(places.Of(allocation, "places").Line, "the places of the allocation"));
    }

    private static string Whose(Protocol protocol) => protocol.Allocation is { } allocation ? $"{allocation.Places * Strata(protocol)} places" : $"{protocol.Participants} participants";

    // A minimised place belongs to no site and to no arm beforehand. A shelf that ran out of one treatment and not of the other would tell what the next person takes, so every site holds enough for all places in one arm.
    private static long Needed(Protocol protocol, Treatment treatment) => protocol.Allocation switch
    {
        null => protocol.Participants!.Value * (long)protocol.Arms.Max(arm => Given(protocol, arm, treatment)),
        _ when AllocationPlaces.IsMinimised(protocol) => protocol.Arms.Max(arm => protocol.Allocation.Places * (long)Given(protocol, arm, treatment)),
        { } lists => Strata(protocol) * MostKits.Of(lists.Places, lists.Blocks, [.. protocol.Arms.Select(arm => (arm.Ratio, Given(protocol, arm, treatment)))]),
    };

    /// <summary>How many lists one site may use up: one for every combination of the factors' levels.</summary>
    private static long Strata(Protocol protocol) =>
        AllocationPlaces.IsMinimised(protocol) ? 1L : protocol.Allocation!.Factors.Aggregate(1L, (all, factor) => Math.Min(int.MaxValue, all * factor.Levels.Count));

    private static int Given(Protocol protocol, Arm arm, Treatment treatment) => Turns.Handed(protocol, arm).Count(given => given == treatment.Id);
}
