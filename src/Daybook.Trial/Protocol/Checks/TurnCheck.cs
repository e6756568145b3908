namespace Daybook.Trial;

/// <summary>The turns of a period fill it in every arm, and wherever one gives way to the next a visit hands out the next kit.</summary>
internal static class TurnCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var period in protocol.Periods.Where(period => places.Wrote(period, "turns")))
        {
            if (!period.Treated)
                problems.Add("DB0157", places.Of(period, "turns"), $"nothing is taken in {period.Id}", "write treated: true");
            else if (period.Turns.Count < 2)
                problems.Add("DB0157", places.Of(period, "turns"), "one turn is no turn", "leave the key out, or name the turn after it");
        }
        Days(protocol, places, problems);
        foreach (var plan in PeriodPlan.Of(protocol).Where(plan => plan.Period.Turns.Count > 1))
            foreach (var arm in protocol.Arms.Where(arm => arm.Treatments.Count == Turns.Count(protocol)))
                Filled(protocol, plan, arm, places, problems);
    }

    private static void Days(Protocol protocol, Places places, ProblemList problems)
    {
        var turns = protocol.Periods.Any(period => period.Turns.Count > 0);
        foreach (var treatment in protocol.Treatments.Where(treatment => turns == (treatment.Days is null)))
            problems.Add("DB0157", places.Of(treatment, treatment.Days is null ? "id" : "days"), turns ? $"nothing says how long a turn of {treatment.Id} lasts" : "no period has turns", turns ? "add days: to the treatment" : "leave the key out; the period has its days");
    }

    private static void Filled(Protocol protocol, PeriodPlan plan, Arm arm, Places places, ProblemList problems)
    {
        var hers = arm.Treatments.Skip(plan.Treated ?? 0).Take(plan.Period.Turns.Count).Select(id => protocol.Treatments.First(treatment => treatment.Id == id).Days).ToList();
        if (hers.Exists(days => days is null))
            return;
        if (hers.Sum() != plan.Period.Days)
            problems.Add("DB0157", places.Of(plan.Period, "days"), $"the turns of {arm.Id} last {hers.Sum()} days", $"write days: {hers.Sum()}, or other days of the treatments", new RelatedLine(places.Of(arm).Line, $"the arm {arm.Id}"));
        else
            Handed(protocol, plan, arm, hers, places, problems);
    }

    private static void Handed(Protocol protocol, PeriodPlan plan, Arm arm, List<int?> days, Places places, ProblemList problems)
    {
        var day = plan.FirstDay;
        foreach (var lasted in protocol.Supply is null ? [] : days.SkipLast(1))
        {
            day += lasted!.Value;
            if (!protocol.Visits.Any(visit => visit.Day == day && visit.Does.Contains(VisitAct.Dispense)))
                problems.Add("DB0158", places.Of(plan.Period, "turns"), $"{arm.Id} changes over on day {day}, and no visit of that day dispenses", "plan a visit that dispenses on that day in every arm", new RelatedLine(places.Of(arm).Line, $"the arm {arm.Id}"));
        }
    }
}
