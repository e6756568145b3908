namespace Daybook.Trial;

/// <summary>The allocation fits the arms, and a visit carries it out in time.</summary>
internal static class AllocationCheck
{
    public static void Blocks(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Allocation is not { } allocation)
        {
            if (protocol.Arms.Count > 1)
                problems.Add("DB0163", places.Of(protocol, protocol.Sequences is null ? "arms" : "sequences"), $"{protocol.Arms.Count} arms, and nothing says who gets which", "add allocation: { method: permuted-blocks, blocks: [...], places: ... }");
            return;
        }
        if (protocol.Arms.Count == 1)
            problems.Add("DB0163", places.Of(protocol, "allocation"), "there is one arm only", "leave the allocation out");
        var share = protocol.Arms.Sum(arm => arm.Ratio);
        for (var i = 0; i < allocation.Blocks.Count; i++)
            if (allocation.Blocks[i] % share != 0)
                problems.Add("DB0162", places.Of(allocation, "blocks", i), $"the ratios of the arms add up to {share}", $"write a multiple of {share}, for example {((allocation.Blocks[i] / share) + 1) * share}");
    }

    public static void Visits(Protocol protocol, Places places, ProblemList problems)
    {
        var randomising = protocol.Visits.Where(visit => visit.Does.Contains(VisitAct.Randomise)).ToList();
        if (protocol.Allocation is null)
        {
            foreach (var visit in randomising)
                problems.Add("DB0163", places.Of(visit, "does"), $"{visit.Id} randomises, but there is no allocation");
            return;
        }
        var firstTreated = PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Period.Treated)?.FirstDay ?? int.MaxValue;
        var firstKit = protocol.Visits.FirstOrDefault(visit => visit.Does.Contains(VisitAct.Dispense))?.Day ?? int.MaxValue;
        if (randomising.Count == 0)
            problems.Add("DB0164", places.Of(protocol, "visits"), "no visit randomises", "add randomise to what a visit does");
        else if (randomising[0].Day > Math.Min(firstTreated, firstKit))
            problems.Add("DB0164", places.Of(randomising[0], "does"), $"treatment has begun on day {Math.Min(firstTreated, firstKit)}", "randomise at an earlier visit");
        foreach (var again in randomising.Skip(1))
            problems.Add("DB0164", places.Of(again, "does"), $"{randomising[0].Id} has randomised already", "randomise once");
    }
}
