namespace Daybook.Trial;

/// <summary>No visit lies outside the periods, and none may be held so early or so late that it measures another one.</summary>
internal static class VisitWindowCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var plans = PeriodPlan.Of(protocol);
        foreach (var visit in protocol.Visits)
        {
            if (visit.Day > plans[^1].LastDay + 1)
                problems.Add("DB0263", places.Of(visit, "day"), $"the periods end on day {plans[^1].LastDay}, {visit.Id} is on day {visit.Day}", $"plan it by day {plans[^1].LastDay + 1}, or add a period that reaches to it",
                    new RelatedLine(places.Of(plans[^1].Period, "days").Line, $"{plans[^1].Period.Id} is the last period"));
            else if (PeriodPlan.Scored(plans, visit) is { } plan && Beyond(visit, plan) is { } what)
                problems.Add("DB0263", places.Of(visit, "window"), what.What, what.Suggestion, new RelatedLine(places.Of(plan.Period, "days").Line, $"{visit.Id} measures {plan.Period.Id}"));
        }
    }

    private static (string What, string Suggestion)? Beyond(Visit visit, PeriodPlan plan)
    {
        if (visit.Window.Early < 0 && visit.Day > plan.FirstDay && visit.Day + visit.Window.Early <= plan.FirstDay && (plan.Index > 0 || plan.Period.Treated))
            return ($"{visit.Id} may be on day {visit.Day + visit.Window.Early}, and {plan.Period.Id} begins on day {plan.FirstDay}", $"write a window of at most {visit.Day - plan.FirstDay - 1} days before");
        return visit.Window.Late > plan.Period.Days
            ? ($"{visit.Id} may be {visit.Window.Late} days late, and {plan.Period.Id} lasts {plan.Period.Days}", $"write a window of at most {plan.Period.Days} days after") : null;
    }
}
