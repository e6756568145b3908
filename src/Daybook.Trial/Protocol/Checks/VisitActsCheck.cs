namespace Daybook.Trial;

/// <summary>What a visit hands out can be taken, what it takes back was handed out, and nothing is done twice.</summary>
internal static class VisitActsCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var (handed, taken) = (false, protocol.Periods.Any(period => period.Treated));
        foreach (var visit in protocol.Visits)
        {
            if (visit.Does.Contains(VisitAct.Return) && !handed)
                problems.Add("DB0264", places.Of(visit, "does", Place(visit, VisitAct.Return)), $"no visit before {visit.Id} hands out a kit", "leave return out, or dispense at an earlier visit");
            if (taken && visit.Does.Contains(VisitAct.Dispense) && TreatedPeriods.SuppliedAt(protocol, visit.Id) is null)
                problems.Add("DB0264", places.Of(visit, "does", Place(visit, VisitAct.Dispense)), $"after {visit.Id} nothing is taken any more", "leave dispense out, or mark the period after it with treated: true");
            handed |= visit.Does.Contains(VisitAct.Dispense);
        }
        Kept(protocol, places, problems);
    }

    // What is taken at the visit itself leaves nothing to bring back.
    private static void Kept(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Visits.LastOrDefault(visit => visit.Does.Contains(VisitAct.Dispense)) is not { } last || TreatedPeriods.SuppliedAt(protocol, last.Id) is not { } treated)
            return;
        if (PeriodPlan.Of(protocol).First(plan => plan.Treated == treated) is { Period.Days: > 1 } plan && !protocol.Visits.Any(visit => visit.Day > last.Day && visit.Does.Contains(VisitAct.Return)))
            problems.Add("DB0264", places.Of(last, "does", Place(last, VisitAct.Dispense)), $"no visit after {last.Id} takes its kit back", $"let a visit after {plan.Period.Id} return it, for example one on day {plan.LastDay + 1}");
    }

    private static int Place(Visit visit, VisitAct act) => visit.Does.ToList().IndexOf(act);

    public static void Twice(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var visit in protocol.Visits)
            foreach (var (key, list) in new (string, IReadOnlyList<string>)[] { ("forms", visit.Forms), ("labs", visit.Labs), ("sensory", visit.Sensory), ("does", [.. visit.Does.Select(act => Kebab.Of(act.ToString()))]) })
                for (var i = 1; i < list.Count; i++)
                    if (list.Take(i).Contains(list[i]))
                        problems.Add("DB0265", places.Of(visit, key, i), $"{list[i]} stands here twice", "name it once");
    }
}
