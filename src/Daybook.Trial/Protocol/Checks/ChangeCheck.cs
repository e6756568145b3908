namespace Daybook.Trial;

/// <summary>Every change is counted from something that is collected before treatment, and every responder from a change.</summary>
internal static class ChangeCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var start = TreatmentStart.Of(protocol);
        foreach (var endpoint in protocol.Endpoints)
        {
            if (endpoint.From is { } from)
                From(protocol, endpoint, from, start, places, problems);
            if (endpoint.Responder is { } rule)
                Responder(protocol, endpoint, rule, places, problems);
        }
    }

    private static void From(Protocol protocol, Endpoint endpoint, ChangeFrom from, TreatmentStart start, Places places, ProblemList problems)
    {
        if (from.Period is null == from.Visit is null)
            problems.Add("DB0183", places.Of(from), from.Period is null ? "neither a period nor a visit stands here" : "a period and a visit stand here", "name the one from which the change counts");
        else if (from.Visit is { } at)
            Visit(protocol, endpoint, from, protocol.Visits.First(visit => visit.Id == at), start, places, problems);
        else
            Period(protocol, endpoint, from, start.Day, places, problems);
    }

    private static void Visit(Protocol protocol, Endpoint endpoint, ChangeFrom from, Visit visit, TreatmentStart start, Places places, ProblemList problems)
    {
        if (!start.IsAfter(visit))
            problems.Add("DB0174", places.Of(from, "visit"), $"{visit.Id} {Latest(visit)}, and treatment begins {(start.Earliest < start.Day ? $"as early as day {start.Earliest}" : $"on day {start.Day}")}", "name a visit that is over before the first treatment, or anchor the treated period at it");
        else if (!Measures.At(protocol, visit, endpoint.Item))
            problems.Add("DB0170", places.Of(from, "visit"), $"{visit.Id} does not collect {endpoint.Item}", "add its form or test to that visit");
        if (places.Wrote(from, "window"))
            problems.Add("DB0183", places.Of(from, "window"), "a visit is named, and a window is days of a period", "leave the window out");
        if (from.AtLeast > 1)
            problems.Add("DB0173", places.Of(from, "at-least"), $"{visit.Id} measures {endpoint.Item} once", "leave at-least out");
    }

    private static string Latest(Visit visit) => visit.Window.Late > 0 ? $"may be on day {visit.Day + visit.Window.Late}" : $"is on day {visit.Day}";

    private static void Period(Protocol protocol, Endpoint endpoint, ChangeFrom from, int start, Places places, ProblemList problems)
    {
        if (PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Period.Id == from.Period) is not { } plan || plan.FirstDay >= start)
            problems.Add("DB0174", places.Of(from, "period"), $"{from.Period} is not over before treatment begins on day {start}", "name a period before the first treatment");
        else if (Measures.Prompt(protocol, endpoint.Item) is null && !Measures.EveryDay(protocol, endpoint.Item))
            problems.Add("DB0170", places.Of(from, "period"), $"{endpoint.Item} is not asked every day", "name a visit that collects it");
        else if (Math.Max(from.Window.Days, from.AtLeast) > plan.Period.Days)
            problems.Add("DB0173", places.Of(from, from.AtLeast > plan.Period.Days ? "at-least" : "window"), $"{plan.Period.Id} has {plan.Period.Days} days");
        if (from.Window.Kind == WindowKind.Visit)
            problems.Add("DB0183", places.Of(from, "window"), "the window is a visit, and a period is named", "write visit: and the visit, or days of the period");
    }

    private static void Responder(Protocol protocol, Endpoint endpoint, ResponderRule rule, Places places, ProblemList problems)
    {
        if (rule.Baseline is null == endpoint.From is null)
            problems.Add("DB0183", places.Of(rule), rule.Baseline is null ? "nothing says from what the reduction counts" : $"{endpoint.Id} counts from something already", rule.Baseline is null ? "write baseline: or give the endpoint a from" : "leave the baseline out");
        if (rule.Reduction < 1)
            problems.Add("DB0267", places.Of(rule, "reduction"), FormattableString.Invariant($"a reduction by {rule.Reduction} percent is almost none"), FormattableString.Invariant($"write {(rule.Reduction * 100).ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)} if {rule.Reduction} of the baseline is meant"));
        for (var i = 0; i < rule.AndAny.Count; i++)
            if (protocol.Endpoints.First(other => other.Id == rule.AndAny[i]) is var also && (also == endpoint || (also.From is null && also.Responder?.Baseline is null)))
                problems.Add("DB0183", places.Of(rule, "and-any", i), also == endpoint ? "the endpoint itself stands here" : $"{also.Id} counts from nothing, so it is no improvement", $"give {also.Id} a from");
    }
}
