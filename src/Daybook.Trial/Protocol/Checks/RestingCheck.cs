namespace Daybook.Trial;

/// <summary>An item that is asked in some periods only stands in the diary, begins and ceases in public, and rests nowhere where it is needed.</summary>
internal static class RestingCheck
{
    public static void OfDiary(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Diary is not { } diary)
            return;
        foreach (var item in diary.Items)
            for (var at = 0; at < item.During.Count; at++)
                if (Unlived(protocol, item.During[at]) is { } why)
                    problems.Add("DB0245", places.Of(item, "during", at), why.What, why.Suggestion);
        if (protocol.Periods.FirstOrDefault(period => diary.Items.Count > 0 && DiaryItems.Resting(protocol, period.Id).Length == diary.Items.Count) is { } silent)
            problems.Add("DB0245", places.Of(diary, "items"), $"in {silent.Id} the diary asks nothing", $"let an item be asked in {silent.Id}, too", new RelatedLine(places.Of(silent).Line, $"{silent.Id} stands here"));
    }

    public static void OfOthers(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var item in protocol.Forms.SelectMany(form => form.Items).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Concat(protocol.Events.SelectMany(happens => happens.Items)).Where(item => item.During.Count > 0))
            problems.Add("DB0245", places.Of(item, "during"), $"{item.Id} is not asked in the diary", "leave during out; a visit names the forms that are filled in at it");
    }

    /// <summary>What changes at a boundary shows it.</summary>
    public static void Boundaries(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var (before, after) in protocol.Masked.Count == 0 ? [] : protocol.Periods.Zip(protocol.Periods.Skip(1)).Where(pair => pair.Second.Starts == Boundary.Masked))
            foreach (var item in (protocol.Diary?.Items ?? []).Where(item => item.During.Count > 0 && item.During.Contains(before.Id) != item.During.Contains(after.Id)))
                problems.Add("DB0181", places.Of(item, "during"), $"{item.Id} {(item.During.Contains(after.Id) ? "begins" : "ceases")} to be asked with {after.Id}, which starts masked", $"name both {before.Id} and {after.Id}, or neither",
                    new RelatedLine(places.Of(after).Line, $"{after.Id} starts here"));
    }

    public static void Endpoints(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints.Where(endpoint => endpoint.Window.Kind != WindowKind.Visit))
        {
            if (protocol.Periods.FirstOrDefault(period => EndpointDays.Reads(protocol, endpoint, period) && Rests(protocol, endpoint.Item, period.Id)) is { } period)
                problems.Add("DB0170", places.Of(endpoint, "item"), $"{endpoint.Item} is not asked in {period.Id}", $"let {endpoint.Item} be asked in {period.Id}, too, or name another item");
            if (endpoint.From is { Period: { } start } from && Rests(protocol, endpoint.Item, start))
                problems.Add("DB0170", places.Of(from, "period"), $"{endpoint.Item} is not asked in {start}", $"let it be asked in {start}, too");
        }
    }

    /// <summary>A day on which nobody asks whether something happened would count as one on which it did not.</summary>
    public static void Estimands(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var happening in protocol.Estimands.SelectMany(estimand => estimand.Events).Where(happening => happening.Strategy != EventStrategy.TreatmentPolicy))
            if (happening.SaidBy(protocol) is { Item: var item } && Treated(protocol, item) is { } period)
                problems.Add("DB0206", places.Of(happening, "strategy"), $"{item} is not asked in {period.Id}", $"let {item} be asked in {period.Id}, too, or write treatment-policy");
    }

    public static void Taken(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Supply is { Taken: { } taken } supply && Treated(protocol, taken) is { } period)
            problems.Add("DB0169", places.Of(supply, "taken"), $"{taken} is not asked in {period.Id}", $"let {taken} be asked in {period.Id}, too");
    }

    private static (string What, string Suggestion)? Unlived(Protocol protocol, string period)
    {
        if (protocol.Periods.FirstOrDefault(known => known.Turns.Contains(period)) is { } whole)
            return ($"{period} is a turn, and when it begins nobody is told", $"name the period {whole.Id}");
        var ends = protocol.Visits.FirstOrDefault(visit => visit.Id == protocol.Diary!.Until);
        return ends is not null && PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Period.Id == period)?.FirstDay >= ends.Day
            ? ($"the diary ends with {ends.Id} on day {ends.Day}, and {period} begins later", "leave it out") : null;
    }

    private static Period? Treated(Protocol protocol, string item) => protocol.Periods.FirstOrDefault(period => period.Treated && Rests(protocol, item, period.Id));

    private static bool Rests(Protocol protocol, string item, string period) => DiaryItems.Resting(protocol, period).Contains(item);
}
