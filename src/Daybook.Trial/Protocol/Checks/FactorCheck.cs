namespace Daybook.Trial;

/// <summary>What participants are stratified by is known in time, and every value has one level.</summary>
internal static class FactorCheck
{
    /// <summary>More than this nobody fills.</summary>
    private const int MostStrata = 100;

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Allocation is not { Factors.Count: > 0 } allocation)
            return;
        foreach (var factor in allocation.Factors)
        {
            if (Unknown(protocol, factor) is { } why)
                problems.Add("DB0200", places.Of(factor, factor.Item is null ? "criterion" : "item"), why.What, why.Suggestion);
            else
                Levels(FactorValues.Of(protocol, factor), factor, places, problems);
        }
        var strata = allocation.Factors.Aggregate(1L, (all, factor) => Math.Min(int.MaxValue, all * factor.Levels.Count));
        if (strata > MostStrata && allocation.Method == AllocationMethod.PermutedBlocks)
            problems.Add("DB0202", places.Of(allocation, "factors"), $"the levels make {strata} strata at a site", "use fewer factors or levels");
    }

    private static (string What, string Suggestion)? Unknown(Protocol protocol, BaselineFactor factor)
    {
        if (factor.Criterion is null == factor.Item is null)
            return (factor.Item is null ? $"nothing says what {factor.Id} is" : $"{factor.Id} is both {factor.Criterion} and {factor.Item}", "name one criterion, or one item");
        if (factor.Item is not { } item)
            return null;
        if (protocol.Scores.Any(score => score.Id == item) || protocol.Sensory.Any(test => test.Id == item) || Measures.Item(protocol, item)?.Kind is ItemKind.Time or ItemKind.Date or ItemKind.Text)
            return ($"{item} has no yes, no, number or choice in the moment of randomising", "name an item with a number, with yes and no or with choices, a laboratory test, or a criterion");
        var randomised = protocol.Visits.FirstOrDefault(visit => visit.Does.Contains(VisitAct.Randomise));
        return protocol.Visits.Any(visit => (visit == randomised || visit.Day + visit.Window.Late < (randomised?.Day + randomised?.Window.Early ?? int.MaxValue)) && Measures.At(protocol, visit, item))
            ? NotOfEverybody(protocol, item)
            : ($"{item} is not collected until she is randomised", $"add its form or test to a visit until then");
    }

    // Who has no answer has no stratum, and could never be randomised.
    private static (string What, string Suggestion)? NotOfEverybody(Protocol protocol, string item) => Measures.Item(protocol, item) switch
    {
        { When: not null } => ($"{item} is asked of some participants only", "name an item that everybody is asked"),
        { Optional: true } => ($"{item} may be left out", "take optional away from the item, or name another"),
        _ => protocol.Substudies.FirstOrDefault(part => part.Labs.Contains(item) || protocol.Forms.Any(form => part.Forms.Contains(form.Id) && form.Items.Any(asked => asked.Id == item))) is { } part
            ? ($"{item} is collected in the sub-study {part.Id} only", "name an item that everybody is asked")
            : null,
    };

    private static void Levels(FactorValues values, BaselineFactor factor, Places places, ProblemList problems)
    {
        if (factor.Levels.Count < 2)
            problems.Add("DB0201", places.Of(factor, "levels"), $"{factor.Id} has one level only", "add a level, or leave the factor out");
        foreach (var again in factor.Levels.Where((level, at) => factor.Levels.Take(at).Any(before => before.Id == level.Id)))
            problems.Add("DB0201", places.Of(again, "id"), $"{again.Id} already names another level", "give one of them another name");
        if (values.Required is Condition.Is(var all))
            problems.Add("DB0201", places.Of(factor, "criterion"), $"everybody who is enrolled has answered {(all ? "yes" : "no")} to {factor.Criterion}", "name what differs between participants, or leave the factor out");
        else if (factor.Levels.FirstOrDefault(level => (level.Chosen.Count > 0, level.When is Condition.Is, level.When is null) != (values.Choices.Count > 0, values.YesNo, values.Choices.Count > 0)) is { } odd)
            problems.Add("DB0201", places.Of(odd, odd.When is null ? "id" : "when"), $"{factor.Id} is {(values.YesNo ? "yes or no" : values.Choices.Count > 0 ? "a choice" : "a number")}",
                values.YesNo ? "write when: yes, or when: no" : values.Choices.Count > 0 ? "write chosen: and its choices, and no when" : "write when: and a comparison such as \">= 60\", and no chosen");
        else if (factor.Levels.SelectMany(level => level.Chosen.Select((code, at) => (level, code, at))).FirstOrDefault(of => !values.Choices.Contains(of.code)) is { code: { } strange } unknown)
            problems.Add("DB0201", places.Of(unknown.level, "chosen", unknown.at), $"{factor.Item} has no choice {strange}", Spelling.Nearest(strange, [.. values.Choices]) is { } near ? $"did you mean {near}?" : "name one of its choices");
        else if (factor.Levels.FirstOrDefault(level => !values.Tried(factor).Any(level.Holds)) is { } empty)
            problems.Add("DB0201", places.Of(empty, "when"), $"nobody who is enrolled can be {empty.Id}", values.Required is null ? "write a value that can be answered" : $"write a value that {factor.Criterion} lets in");
        else if (values.Tried(factor).Select(value => (value, In: factor.Levels.Count(level => level.Holds(value)))).FirstOrDefault(tried => tried.In != 1) is { value: { } value } bad)
            problems.Add("DB0201", places.Of(factor, "levels"), $"{FactorValues.Words(value)} belongs to {(bad.In == 0 ? "no level" : "two levels")}", values.Choices.Count > 0 ? "name every choice in one level" : "let every level begin where the one before ends");
    }
}
