namespace Daybook.Trial;

/// <summary>What an item asks of its answer.</summary>
internal static class ItemRules
{
    /// <summary>Why <paramref name="answer"/> is no answer to <paramref name="item"/>; null when it is one.</summary>
    public static Refusal? Broken(Item item, Answer answer) => answer switch
    {
        Answer.NotDone => null,
        Answer.Skipped => item.Optional ? null : Refusals.FormItemMissing(item.Id),
        Answer.Number number when IsNumeric(item.Kind) => BrokenNumber(item, number),
        _ when IsOfKind(item, answer) => null,
        _ => Refusals.FormWrongKind(item.Id, Expected(item)),
    };

    /// <summary>The first fault in the answers to a list of items; with <paramref name="whole"/> every required item must be there.</summary>
    public static Refusal? Broken(IReadOnlyList<Item> items, IReadOnlyList<ItemAnswer> answers, bool whole)
    {
        var seen = new HashSet<(string, string?, int)>();
        foreach (var answer in answers)
        {
            if (items.FirstOrDefault(item => item.Id == answer.Item) is not { } asked)
                return Refusals.FormUnknownItem(answer.Item);
            if (!seen.Add((answer.Item, answer.Place, answer.Trial)))
                return Refusals.FormItemTwice(answer.Item);
            if (Broken(asked, answer.Answer) is { } broken)
                return broken;
        }
        return whole ? NotWhole(items, answers) : null;
    }

    private static Refusal? NotWhole(IReadOnlyList<Item> items, IReadOnlyList<ItemAnswer> answers)
    {
        var left = Branching.NotAsked(items, answers);
        if (answers.FirstOrDefault(answer => left.Contains(answer.Item)) is { } idle)
            return Refusals.FormNotAsked(idle.Item);
        var missing = items.FirstOrDefault(item => !item.Optional && !left.Contains(item.Id) && answers.All(answer => answer.Item != item.Id));
        return missing is null ? null : Refusals.FormItemMissing(missing.Id);
    }

    private static Refusal? BrokenNumber(Item item, Answer.Number number)
    {
        if (!number.IsKeepable)
            return Refusals.FormOutOfRange(item.Id, number.Value, new Bounds(-Answer.Number.Largest, Answer.Number.Largest));
        if (number.Unit is { } unit && unit != item.Unit)
            return Refusals.FormWrongKind(item.Id, item.Unit is { } expected ? $"in {expected}" : "a number without a unit");
        if (item.Kind is ItemKind.Scale or ItemKind.Count && decimal.Truncate(number.Value) != number.Value)
            return Refusals.FormWrongKind(item.Id, "a whole number");
        var range = item.Range ?? (item.Kind == ItemKind.Count ? new Bounds(0, int.MaxValue) : null);
        return range is { } bounds && !bounds.Contains(number.Value) ? Refusals.FormOutOfRange(item.Id, number.Value, bounds) : null;
    }

    private static bool IsNumeric(ItemKind kind) => kind is ItemKind.Line or ItemKind.Scale or ItemKind.Count or ItemKind.Number;

    private static bool IsOfKind(Item item, Answer answer) => (item.Kind, answer) switch
    {
        (ItemKind.YesNo, Answer.Boolean) => true,
        (ItemKind.Choice, Answer.Code(var code)) => item.Choices.Any(choice => choice.Id == code),
        (ItemKind.Time, Answer.Time) => true,
        (ItemKind.Date, Answer.Date) => true,
        (ItemKind.Text, Answer.Text) => true,
        _ => false,
    };

    private static string Expected(Item item) => item.Kind switch
    {
        ItemKind.YesNo => "yes or no",
        ItemKind.Choice => "one of the choices",
        ItemKind.Time => "a time of day",
        ItemKind.Date => "a date",
        ItemKind.Text => "words",
        _ => "a number",
    };
}
