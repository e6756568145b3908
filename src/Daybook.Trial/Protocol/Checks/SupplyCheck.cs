namespace Daybook.Trial;

/// <summary>Kits last until the latest date of the next visit.</summary>
internal static class SupplyCheck
{
    public static void Kits(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var visit in protocol.Visits.Where(visit => visit.Does.Any(act => act is VisitAct.Dispense or VisitAct.Return)))
        {
            if (protocol.Supply is not { } supply)
                problems.Add("DB0167", places.Of(visit, "does"), $"{visit.Id} handles kits", "add supply: { unit: capsule, per-kit: ..., kits-per-site: ... }");
            else if (visit.Does.Contains(VisitAct.Dispense) && InUse(protocol, supply, visit) is var (days, units) && units > supply.PerKit)
                problems.Add("DB0166", places.Of(supply, "per-kit"), $"a kit from {visit.Id} must last {days} days: {units} {supply.Unit}s", $"write per-kit: {units} or more",
                    new RelatedLine(places.Of(visit).Line, $"{visit.Id} dispenses here"));
        }
    }

    public static void Asked(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Supply is not { Taken: { } taken } supply || Measures.Item(protocol, taken) is not { } item)
            return;
        if (!Measures.Daily(protocol, taken))
            problems.Add("DB0169", places.Of(supply, "taken"), $"{taken} is not asked every day", "name an item of the diary");
        else if (item.When is not null)
            problems.Add("DB0169", places.Of(supply, "taken"), $"{taken} is not always asked", "name an item without a condition");
        else if (item.Kind != ItemKind.YesNo)
            problems.Add("DB0169", places.Of(supply, "taken"), $"{taken} is a {Kebab.Of(item.Kind.ToString())}", "name an item of kind yes-no");
    }

    /// <summary>For how many days a kit handed out at <paramref name="visit"/> may be in use, and how many units are taken on them.</summary>
    private static (int Days, int Units) InUse(Protocol protocol, Supply supply, Visit visit)
    {
        var plans = PeriodPlan.Of(protocol);
        if (TreatedFrom(plans, visit) is not { } plan)
            return (0, 0);
        var next = protocol.Visits.FirstOrDefault(other => other.Day > visit.Day && other.Does.Any(act => act is VisitAct.Dispense or VisitAct.Return));
        var last = LastDayOfUse(protocol, plans, plan);
        if (next is not null)
            last = Math.Min(last, next.Day + next.Window.Late - 1 + Later(protocol, plans, plan, PeriodPlan.Holding(plans, next.Day), next));
        // A visit that starts the period takes the whole plan with it; any other may come early and leave the rest where it is.
        var first = Math.Max(plan.FirstDay, plan.Period.Anchor == visit.Id ? visit.Day : visit.Day + visit.Window.Early);
        var days = Math.Max(0, last - first + 1);
        return (days, Enumerable.Range(first, days).Sum(day => Most(protocol, supply, plans, plan, day)));
    }

    // Where a kit is used on into a period that starts in public the steps begin anew; as long as that period is awaited the steps before it go on. The larger of the two is needed.
    private static int Most(Protocol protocol, Supply supply, IReadOnlyList<PeriodPlan> plans, PeriodPlan from, int day)
    {
        var reached = plans.Last(plan => plan == from || (plan.Treated is not null && plan.FirstDay <= day));
        return Math.Max(Units(from), Units(reached));

        int Units(PeriodPlan plan) => DoseSteps.On(supply, Math.Max(1, day - plans[DoseSteps.Began(protocol.Periods, plan.Index)].FirstDay + 1));
    }

    // Taking goes on until a period comes in which nothing is taken; when a visit starts that one, until the visit's latest date.
    private static int LastDayOfUse(Protocol protocol, IReadOnlyList<PeriodPlan> plans, PeriodPlan from)
    {
        var end = plans.Skip(from.Index).TakeWhile(plan => plan.Period.Treated).Last();
        var after = plans.ElementAtOrDefault(end.Index + 1);
        var anchor = protocol.Visits.FirstOrDefault(visit => visit.Id == after?.Period.Anchor);
        return end.LastDay + (anchor?.Window.Late ?? 0) + Later(protocol, plans, from, end);
    }

    /// <summary>How many days later than planned the days of <paramref name="until"/> can come for whoever takes something in <paramref name="from"/>: a period that a visit starts begins as late as that visit, and so does all that is planned after it.</summary>
    private static int Later(Protocol protocol, IReadOnlyList<PeriodPlan> plans, PeriodPlan from, PeriodPlan until, Visit? but = null) =>
        plans.Where(plan => from.Index < plan.Index && plan.Index <= until.Index).Sum(plan => protocol.Visits.FirstOrDefault(visit => visit.Id == plan.Period.Anchor && visit != but)?.Window.Late ?? 0);

    // A kit is for the treated period that holds the visit or is the next to come.
    private static PeriodPlan? TreatedFrom(IReadOnlyList<PeriodPlan> plans, Visit visit) =>
        plans.FirstOrDefault(plan => plan.Period.Treated && plan.LastDay >= visit.Day);
}
