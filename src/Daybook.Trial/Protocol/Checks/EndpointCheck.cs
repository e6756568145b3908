namespace Daybook.Trial;

/// <summary>Every endpoint can be computed from what is collected in its window.</summary>
internal static class EndpointCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints)
        {
            Kind(protocol, endpoint, places, problems);
            if (endpoint.Window.Kind != WindowKind.Visit)
                Days(protocol, endpoint, places, problems);
            if (endpoint is { At: not null, Window.Kind: not WindowKind.Visit })
                problems.Add("DB0171", places.Of(endpoint, "at"), "days of the diary are not measured at a visit", "write window: visit, or leave at out");
            Baseline(protocol, endpoint, places, problems);
        }
    }

    /// <summary>What is measured at visits is measured for every treated period.</summary>
    public static void AtVisits(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints.Where(endpoint => endpoint.Window.Kind == WindowKind.Visit))
            Visits(protocol, endpoint, places, problems);
    }

    private static void Kind(Protocol protocol, Endpoint endpoint, Places places, ProblemList problems)
    {
        if (WithoutNumber(protocol, endpoint.Item) is { } item)
            problems.Add("DB0172", places.Of(endpoint, "item"), $"{item.Id} is a {Kebab.Of(item.Kind.ToString())}");
    }

    private static Item? WithoutNumber(Protocol protocol, string id) =>
        Asked(protocol, id, ItemKind.Choice, ItemKind.Time, ItemKind.Date, ItemKind.Text);

    private static Item? Asked(Protocol protocol, string id, params ReadOnlySpan<ItemKind> kinds) =>
        Measures.Item(protocol, id) is { } item && kinds.Contains(item.Kind) ? item : null;

    private static void Days(Protocol protocol, Endpoint endpoint, Places places, ProblemList problems)
    {
        var prompt = Measures.Prompt(protocol, endpoint.Item);
        if (prompt is null && !Measures.EveryDay(protocol, endpoint.Item))
            problems.Add("DB0170", places.Of(endpoint, "item"), $"{endpoint.Item} is not asked every day", "write window: visit, or name an item of the diary");
        if (Turns.LivedByEach(protocol).SelectMany(lived => lived.Periods).Where(period => period.Treated).MinBy(period => period.Days) is not { } shortest)
        {
            problems.Add("DB0170", places.Of(endpoint), "no period is treated", "mark the periods in which a treatment is taken with treated: true");
            return;
        }
        if (protocol.Diary?.Until is { } until && protocol.Visits.FirstOrDefault(visit => visit.Id == until) is { } last && last.Day + last.Window.Early is var end && Beyond(protocol, endpoint.Window, end) is { } period)
            problems.Add("DB0171", places.Of(endpoint, "window"), $"the diary ends with {until} {(end < last.Day ? "as early as" : "on")} day {end}, before the window in {period.Id} does", "name days until then, for example first-28, or leave until out");
        var days = endpoint.Window.Kind == WindowKind.Whole ? shortest.Days : endpoint.Window.Days;
        if (days > shortest.Days)
            problems.Add("DB0171", places.Of(endpoint, "window"), $"{shortest.Id} lasts {shortest.Days} days", null,
                protocol.Periods.Contains(shortest) ? new RelatedLine(places.Of(shortest, "days").Line, $"{shortest.Id} is the shortest treated period") : null);
        else if (endpoint.AtLeast > days * (prompt?.PerDay ?? 1))
            problems.Add("DB0173", places.Of(endpoint, "at-least"), $"the window has {days} days{(prompt is null ? "" : $" with {prompt.PerDay} prompts each")}");
    }

    private static Period? Beyond(Protocol protocol, EndpointWindow window, int end) =>
        PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Treated is not null && (window.Kind == WindowKind.First ? plan.FirstDay + window.Days - 1 : plan.LastDay) >= end)?.Period;

    private static void Visits(Protocol protocol, Endpoint endpoint, Places places, ProblemList problems)
    {
        foreach (var lived in Turns.LivedByEach(protocol))
            Visits(protocol, PeriodPlan.Of(lived), endpoint, places, problems);
    }

    private static void Visits(Protocol protocol, IReadOnlyList<PeriodPlan> plans, Endpoint endpoint, Places places, ProblemList problems)
    {
        foreach (var plan in plans.Where(plan => plan.Period.Treated))
        {
            var collecting = protocol.Visits.Count(visit => (endpoint.At is null || endpoint.At == visit.Id) && PeriodPlan.Scored(plans, visit) == plan && Measures.At(protocol, visit, endpoint.Item));
            if (collecting == 0 && endpoint.At is { } named && protocol.Visits.FirstOrDefault(visit => visit.Id == named) is { } other && Measures.At(protocol, other, endpoint.Item))
                problems.Add("DB0170", places.Of(endpoint, "at"), $"{named} measures {PeriodPlan.Scored(plans, other)?.Period.Id ?? "no period"}, and {plan.Period.Id} is treated",
                    Measuring(protocol, plans, plan, endpoint.Item) is { } better ? $"write at: {better}" : $"let a visit that measures {plan.Period.Id} collect {endpoint.Item}");
            else if (collecting == 0)
                problems.Add("DB0170", places.Of(endpoint, "item"), endpoint.At is { } at ? $"{at} does not collect {endpoint.Item} for {plan.Period.Id}" : $"no visit that measures {plan.Period.Id} collects {endpoint.Item}", "add its form or test to that visit");
            else if (endpoint.AtLeast > collecting)
                problems.Add("DB0173", places.Of(endpoint, "at-least"), $"visits measure {plan.Period.Id} {collecting} times");
        }
    }

    private static string? Measuring(Protocol protocol, IReadOnlyList<PeriodPlan> plans, PeriodPlan plan, string item) =>
        protocol.Visits.FirstOrDefault(visit => PeriodPlan.Scored(plans, visit) == plan && Measures.At(protocol, visit, item))?.Id;

    private static void Baseline(Protocol protocol, Endpoint endpoint, Places places, ProblemList problems)
    {
        if (endpoint.Responder?.Baseline is not { } baseline || endpoint.Responder is not { } rule)
            return;
        if (!Measures.BeforeTreatment(protocol, baseline).Any())
            problems.Add("DB0174", places.Of(rule, "baseline"), $"no visit until the first treatment collects {baseline}", "add its form to a visit before the first treatment");
        // A percentage of yes is no reduction.
        if ((WithoutNumber(protocol, baseline) ?? Asked(protocol, baseline, ItemKind.YesNo)) is { } item)
            problems.Add("DB0172", places.Of(rule, "baseline"), $"{item.Id} is a {Kebab.Of(item.Kind.ToString())}", "name a line, a scale, a count or a number");
        if (new[] { endpoint.Item, baseline }.FirstOrDefault(id => Measures.Better(protocol, id) == Direction.Higher) is { } rising)
            problems.Add("DB0178", places.Of(endpoint, "responder"), $"on {rising} higher is better", "leave the responder rule out, or name an item on which lower is better");
    }
}
