namespace Daybook.Trial;

/// <summary>A stopping rule counts one thing, and that thing can come to pass.</summary>
internal static class StoppingCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var rule in protocol.Stopping)
        {
            if (Wrong(protocol, rule) is { } wrong)
                problems.Add("DB0241", wrong.Key is null ? places.Of(rule) : places.Of(rule, wrong.Key), wrong.What, wrong.Suggestion);
            if (!AlertCheck.Answering.Contains(rule.Contact))
                problems.Add("DB0241", places.Of(rule, "contact"), $"a {Kebab.Of(rule.Contact.ToString())} does not answer queries", "write contact: investigator, or coordinator");
        }
    }

    private static (string? Key, string What, string Suggestion)? Wrong(Protocol protocol, StoppingRule rule)
    {
        var counted = new[] { rule.Serious is not null, rule.Finished is not null, rule.Item is not null }.Count(given => given);
        if (counted != 1)
            return (null, counted == 0 ? $"nothing says when {rule.Id} is met" : $"{rule.Id} counts {counted} things", "write one of serious, finished and item");
        if (rule.OfStudy)
            return rule.When is not null ? ("when", "participants are counted here, not answers", "leave it out") : rule.Days is not null ? ("days", "participants are counted here, not days", "leave it out") : null;
        return rule.When is not { } when ? ("item", $"nothing says which answer to {rule.Item} counts", "add when: \">= ...\"") : Of(protocol, rule, when);
    }

    private static (string? Key, string What, string Suggestion)? Of(Protocol protocol, StoppingRule rule, Condition when)
    {
        if (protocol.Diary?.Items.FirstOrDefault(item => item.Id == rule.Item) is { } item)
            return AnswerCheck.Never(item, when) is { } never ? ("when", never, "write an answer that can be given")
                : rule.Days > protocol.Periods.Sum(period => period.Days) ? ("days", "the study has fewer days", "write fewer days") : null;
        if (protocol.Labs.FirstOrDefault(lab => lab.Id == rule.Item) is not { } test)
            return ("item", $"{rule.Item} is neither asked in the diary nor a laboratory test", "name an item of the diary, or a laboratory test");
        return rule.Days is not null ? ("days", $"{rule.Item} is not measured every day", "leave it out")
            : AnswerCheck.Never(new Item { Id = test.Id, Ask = test.Name, Kind = ItemKind.Number, Range = test.Plausible }, when) is { } beyond ? ("when", beyond, "write a value that is plausible")
            : null;
    }
}
