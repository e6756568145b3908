namespace Daybook.Trial;

/// <summary>Visits and periods tell one calendar.</summary>
internal static class CalendarCheck
{
    public static void FirstVisit(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Visits[0] is { Day: not 1 } first)
            problems.Add("DB0150", places.Of(first, "day"), $"the first visit is planned on day {first.Day}", "write day: 1");
        if (protocol.Visits[0] is { Window: not (0, 0) } moved)
            problems.Add("DB0150", places.Of(moved, "window"), "whenever the first visit is, that is day 1", "leave the window out");
    }

    public static void Order(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var (before, visit) in protocol.Visits.Zip(protocol.Visits.Skip(1)))
        {
            var related = new RelatedLine(places.Of(before, "day").Line, $"{before.Id} is on day {before.Day}");
            if (visit.Day <= before.Day)
                problems.Add("DB0151", places.Of(visit, "day"), $"{visit.Id} comes after {before.Id} in the list", "list the visits by day", related);
            else if (visit.Day + visit.Window.Early <= before.Day + before.Window.Late)
                problems.Add("DB0154", places.Of(visit, places.Wrote(visit, "window") ? "window" : "day"),
                    $"{visit.Id} may be on day {visit.Day + visit.Window.Early}, {before.Id} until day {before.Day + before.Window.Late}", null, related);
        }
    }

    public static void Anchors(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var plan in PeriodPlan.Of(protocol))
        {
            var anchor = protocol.Visits.FirstOrDefault(visit => visit.Id == plan.Period.Anchor);
            // A first visit that is not on day 1 has been named already.
            if (anchor is null || anchor.Day == plan.FirstDay || (plan.FirstDay == 1 && anchor == protocol.Visits[0]))
                continue;
            problems.Add("DB0152", places.Of(anchor, "day"), $"{plan.Period.Id} starts on day {plan.FirstDay}, {anchor.Id} is on day {anchor.Day}",
                $"plan {anchor.Id} on day {plan.FirstDay}, or change the days of the periods before", new RelatedLine(places.Of(plan.Period, "anchor").Line, $"{anchor.Id} starts {plan.Period.Id}"));
        }
    }

    public static void Scores(Protocol protocol, Places places, ProblemList problems)
    {
        var plans = PeriodPlan.Of(protocol);
        foreach (var visit in protocol.Visits.Where(visit => visit.Scores is not null))
            if (PeriodPlan.Scored(plans, visit) is { } plan && plan.FirstDay >= visit.Day && !(plan.Index == 0 && !plan.Period.Treated))
                problems.Add("DB0156", places.Of(visit, "scores"), $"{plan.Period.Id} starts on day {plan.FirstDay}, {visit.Id} is on day {visit.Day}", "name a period that has begun by the day before");
    }
}
