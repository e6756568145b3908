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
        Method(protocol, allocation, places, problems);
        var share = protocol.Arms.Sum(arm => arm.Ratio);
        for (var i = 0; i < allocation.Blocks.Count && allocation.Method == AllocationMethod.PermutedBlocks; i++)
            if (allocation.Blocks[i] % share != 0)
                problems.Add("DB0162", places.Of(allocation, "blocks", i), $"the ratios of the arms add up to {share}", $"write a multiple of {share}, for example {((allocation.Blocks[i] / share) + 1) * share}");
    }

    /// <summary>Every key that stands there belongs to the method, and none that it needs is missing.</summary>
    private static void Method(Protocol protocol, Allocation allocation, Places places, ProblemList problems)
    {
        if (allocation.Method == AllocationMethod.PermutedBlocks)
            Blocked(allocation, places, problems);
        else
            Minimised(protocol, allocation, places, problems);
    }

    private static void Blocked(Allocation allocation, Places places, ProblemList problems)
    {
        if (allocation.Blocks.Count == 0)
            problems.Add("DB0239", places.Of(allocation, "method"), "permuted blocks have no size", "add blocks: [...]");
        foreach (var key in new[] { (Key: "probability", Given: allocation.Probability is not null), (Key: "imbalance", Given: allocation.Imbalance is not null) }.Where(key => key.Given))
            problems.Add("DB0239", places.Of(allocation, key.Key), $"permuted blocks have no {key.Key}", "leave it out, or write method: minimisation");
        foreach (var factor in allocation.Factors.Where(factor => factor.Weight is not null))
            problems.Add("DB0239", places.Of(factor, "weight"), "every stratum counts the same", "leave it out, or write method: minimisation");
    }

    private static void Minimised(Protocol protocol, Allocation allocation, Places places, ProblemList problems)
    {
        if (allocation.Blocks.Count > 0)
            problems.Add("DB0239", places.Of(allocation, "blocks"), "minimisation has no blocks", "leave them out, or write method: permuted-blocks");
        if (allocation.Factors.Count == 0 && allocation.Stratify.Count == 0)
            problems.Add("DB0239", places.Of(allocation, "method"), "there is nothing to balance", "add factors, or stratify: [site]");
        var share = protocol.Arms.Count == 0 ? 0 : (decimal)protocol.Arms.Min(arm => arm.Ratio) / protocol.Arms.Sum(arm => arm.Ratio);
        if (allocation.Probability is not { } probability)
            problems.Add("DB0239", places.Of(allocation, "method"), "nothing says how probable the arm of least imbalance is", "add probability: 0.8");
        else if (probability <= share || probability >= 1)
            problems.Add("DB0239", places.Of(allocation, "probability"),
                probability >= 1 ? "whoever counts along would know the next arm" : FormattableString.Invariant($"by its share alone an arm has {share:0.###}, so nothing is balanced"), "write a probability between the two, for example 0.8");
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
