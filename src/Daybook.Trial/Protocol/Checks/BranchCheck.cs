namespace Daybook.Trial;

/// <summary>An item that is not always asked waits for an answer that comes before it and can be given, and nothing that must be there depends on it.</summary>
internal static class BranchCheck
{
    public static void OfDiary(Protocol protocol, Places places, ProblemList problems) => Each("the diary", protocol.Diary?.Items ?? [], places, problems);

    public static void OfForms(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var form in protocol.Forms)
            Each(form.Id, form.Items, places, problems);
    }

    public static void OfEvents(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var happens in protocol.Events)
            Each(happens.Id, happens.Items, places, problems);
    }

    public static void OfPrompts(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var prompt in protocol.Prompts)
            Each(prompt.Id, prompt.Items, places, problems);
    }

    /// <summary>A score counts every item of its form, so one that is not asked counts something too.</summary>
    public static void OfScores(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var score in protocol.Scores)
            foreach (var item in protocol.Forms.FirstOrDefault(form => form.Id == score.Form)?.Items ?? [])
                if (item.When is { Otherwise: null } branch)
                    problems.Add("DB0233", places.Of(branch), $"{score.Id} counts {item.Id} also when it is not asked", "write otherwise: 0, or what it counts then");
                else if (item.When is { Otherwise: { } otherwise } && FormScore.Counts(item) is { } range && !range.Contains(otherwise))
                    problems.Add("DB0233", places.Of(item.When, "otherwise"), $"{score.Id} counts {item.Id} from {range.Low} to {range.High}", "write a number of that range");
    }

    /// <summary>What the primary analysis reads is there for everybody.</summary>
    public static void OfPrimary(Protocol protocol, Places places, ProblemList problems)
    {
        var primary = protocol.Analyses.Where(analysis => analysis.Rank == AnalysisRank.Primary).Select(analysis => analysis.Endpoint).ToHashSet(StringComparer.Ordinal);
        foreach (var endpoint in protocol.Endpoints.Where(endpoint => primary.Contains(endpoint.Id)))
        {
            Always(protocol, endpoint.Item, places.Of(endpoint, "item"), places, problems);
            if (endpoint.Responder is { Baseline: { } baseline } responder)
                Always(protocol, baseline, places.Of(responder, "baseline"), places, problems);
        }
    }

    private static void Always(Protocol protocol, string id, Span at, Places places, ProblemList problems)
    {
        if (Measures.Item(protocol, id) is { When: { Otherwise: null } branch })
            problems.Add("DB0232", at, $"{id} is asked only after an answer to {branch.Item}", "ask it always, or write what it counts otherwise", new RelatedLine(places.Of(branch).Line, $"{id} waits for {branch.Item}"));
    }

    private static void Each(string form, IReadOnlyList<Item> items, Places places, ProblemList problems)
    {
        foreach (var (at, item) in items.Index())
        {
            if (item.When is not { } branch)
                continue;
            if (items.Take(at).FirstOrDefault(before => before.Id == branch.Item) is not { } earlier)
                problems.Add("DB0230", places.Of(branch, "item"), $"{(items.Any(other => other.Id == branch.Item) ? $"{branch.Item} has not been asked by then" : $"{form} does not ask {branch.Item}")}", $"name an item of {form} that stands before {item.Id}");
            else
                Reached(earlier, branch, places, problems);
            if (branch.Otherwise is not null && HasNoNumber(item))
                problems.Add("DB0233", places.Of(branch, "otherwise"), $"{item.Id} is a {Kebab.Of(item.Kind.ToString())} and counts nothing", "leave otherwise out");
        }
    }

    private static void Reached(Item earlier, Branch branch, Places places, ProblemList problems)
    {
        if (branch.Is is null == (branch.Chosen.Count == 0))
            problems.Add("DB0231", places.Of(branch), branch.Is is null ? "no answer leads to the item" : "is and chosen are two conditions", earlier.Kind == ItemKind.Choice ? "write chosen: [...] with the choices that lead to it" : "write is: yes, or a comparison");
        else if (branch.Is is { } condition && AnswerCheck.Never(earlier, condition) is { } why)
            problems.Add("DB0231", places.Of(branch, "is"), why, "write an answer that can be given");
        for (var i = 0; i < branch.Chosen.Count; i++)
            if (earlier.Choices.All(choice => choice.Id != branch.Chosen[i]))
                problems.Add("DB0231", places.Of(branch, "chosen", i), $"{earlier.Id} has no choice {branch.Chosen[i]}", Spelling.Nearest(branch.Chosen[i], [.. earlier.Choices.Select(choice => choice.Id)]) is { } near ? $"did you mean {near}?" : "name one of its choices");
    }

    private static bool HasNoNumber(Item item) => item.Kind is ItemKind.Time or ItemKind.Date or ItemKind.Text || (item.Kind == ItemKind.Choice && FormScore.Counts(item) is null);
}
