namespace Daybook.Trial;

/// <summary>Who is a case, and in what a control is like her, is asked of everybody.</summary>
internal static class MatchingCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Matching is not { } matching)
            return;
        if (Asked(protocol, matching.Case) is not { Kind: ItemKind.YesNo })
            problems.Add("DB0244", places.Of(matching, "case"), $"{matching.Case} is no yes-no item that a form asks of everybody", "name a yes-no item of a form, without a condition");
        foreach (var (at, like) in matching.On.Index())
        {
            if (Wrong(protocol, matching, like) is { } wrong)
                problems.Add("DB0244", places.Of(like, wrong.Key), wrong.What, wrong.Suggestion);
            if (matching.On.Take(at).Any(before => (before.Item, before.Criterion) == (like.Item, like.Criterion)))
                problems.Add("DB0244", places.Of(like, "id"), $"{like.Item ?? like.Criterion} is compared already", "leave one of them out");
        }
    }

    private static (string Key, string What, string Suggestion)? Wrong(Protocol protocol, Matching matching, MatchedOn like)
    {
        if (like.Item is null == like.Criterion is null)
            return ("id", like.Item is null ? $"nothing says what {like.Id} is" : $"{like.Id} is both {like.Criterion} and {like.Item}", "name one criterion, or one item");
        if (like.Item == matching.Case)
            return ("item", "a control differs from her case in that", "name something else");
        if (like.Item is { } id && Asked(protocol, id)?.Kind is null or ItemKind.Choice or ItemKind.Time or ItemKind.Date or ItemKind.Text)
            return ("item", $"{like.Item} is no yes, no or number that a form asks of everybody", "name a yes-no item or a number, without a condition, or a criterion");
        var yesNo = like.Item is { } item ? Asked(protocol, item)!.Kind == ItemKind.YesNo : protocol.Eligibility.FirstOrDefault(known => known.Id == like.Criterion)?.Require is Condition.Is;
        if (yesNo && like.Criterion is not null)
            return ("criterion", $"everybody who is enrolled has the same answer to {like.Criterion}", "ask it by an item of a form");
        return yesNo == like.Within is null ? null
            : yesNo ? ("within", $"{like.Id} is yes or no", "leave it out") : ("id", $"nothing says by how much {like.Id} may differ", "add within: ...");
    }

    private static Item? Asked(Protocol protocol, string id) =>
        protocol.Forms.Where(form => protocol.Visits.Any(visit => visit.Forms.Contains(form.Id)) && protocol.Substudies.All(part => !part.Forms.Contains(form.Id)))
            .SelectMany(form => form.Items).FirstOrDefault(item => item.Id == id && item is { When: null, Optional: false });
}
