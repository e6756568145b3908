namespace Daybook.Trial;

/// <summary>On every day on which something is taken there is a kit in the participant's hands, and it holds what she takes then.</summary>
internal static class KitInHandCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var handling = protocol.Visits.Where(visit => visit.Does.Any(act => act is VisitAct.Dispense or VisitAct.Return)).ToList();
        // A drug that no visit hands out comes to her in another way.
        if (protocol.Supply is null || !handling.Exists(visit => visit.Does.Contains(VisitAct.Dispense)))
            return;
        var plans = PeriodPlan.Of(protocol);
        foreach (var plan in plans.Where(plan => plan.Treated is not null))
            foreach (var day in DaysToLookAt(handling, plan).Where(day => Held(protocol, plans, handling, day) is not { } held || !Holds(protocol, plans, held, plan)).Take(1))
                if (day > plan.FirstDay && handling.Find(visit => visit.Day == day) is { } taking && taking.Does.Contains(VisitAct.Return) && !taking.Does.Contains(VisitAct.Dispense))
                    problems.Add("DB0248", places.Of(taking, "day"), $"{taking.Id} takes the kit back on day {day}, and {plan.Period.Id} lasts until day {plan.LastDay}", $"plan {taking.Id} on day {plan.LastDay + 1}, or add dispense to what it does",
                        new RelatedLine(places.Of(plan.Period).Line, $"{plan.Period.Id} is days {plan.FirstDay} to {plan.LastDay}"));
                else
                    problems.Add("DB0248", places.Of(plan.Period), $"on day {day} nobody holds a kit for {plan.Period.Id}", Mend(protocol, plans, plan, day));
    }

    // Between them nothing changes hands.
    private static IEnumerable<int> DaysToLookAt(List<Visit> handling, PeriodPlan plan) =>
        handling.Select(visit => visit.Day).Where(day => plan.FirstDay < day && day <= plan.LastDay).Prepend(plan.FirstDay);

    /// <summary>The period of the kit in her hands; null where there is none, or it was taken back.</summary>
    private static PeriodPlan? Held(Protocol protocol, IReadOnlyList<PeriodPlan> plans, List<Visit> handling, int day) =>
        handling.LastOrDefault(visit => visit.Day <= day) is { } last && last.Does.Contains(VisitAct.Dispense) && TreatedPeriods.SuppliedAt(protocol, last.Id) is { } treated
            ? plans.First(plan => plan.Treated == treated) : null;

    /// <summary>A kit goes on from one treated period into the next as long as no arm's treatment changes.</summary>
    private static bool Holds(Protocol protocol, IReadOnlyList<PeriodPlan> plans, PeriodPlan held, PeriodPlan now) =>
        plans.Skip(held.Index).Take(now.Index - held.Index).Zip(plans.Skip(held.Index + 1)).All(pair => pair.Second.Treated is { } next && protocol.Arms.All(arm => arm.Treatments.ElementAtOrDefault(next - 1) == arm.Treatments.ElementAtOrDefault(next)));

    private static string Mend(Protocol protocol, IReadOnlyList<PeriodPlan> plans, PeriodPlan plan, int day) =>
        protocol.Visits.FirstOrDefault(visit => visit.Day == day) is { } there ? $"add dispense to what {there.Id} does"
        : day == plan.FirstDay && plans.ElementAtOrDefault(plan.Index - 1)?.Treated is null ? $"let a visit dispense on day {day}, or before it after anything else was taken"
        : $"plan a visit that dispenses on day {day}";
}
