namespace Daybook.Trial;

/// <summary>Every item has the keys that its kind of answer needs, and no others.</summary>
internal static class ItemCheck
{
    private static readonly string[] KindKeys = ["range", "ends", "choices", "unit"];

    public static void OfDiary(Protocol protocol, Places places, ProblemList problems) => Each(protocol.Diary?.Items ?? [], places, problems);

    public static void OfForms(Protocol protocol, Places places, ProblemList problems) => Each(protocol.Forms.SelectMany(form => form.Items), places, problems);

    public static void OfEvents(Protocol protocol, Places places, ProblemList problems) => Each(protocol.Events.SelectMany(happens => happens.Items), places, problems);

    public static void OfPrompts(Protocol protocol, Places places, ProblemList problems) => Each(protocol.Prompts.SelectMany(prompt => prompt.Items), places, problems);

    /// <summary>A laboratory test's reference range lies within what is plausible.</summary>
    public static void OfLabs(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var lab in protocol.Labs)
            if (lab.Reference is { } reference && !(lab.Plausible.Contains(reference.Low) && lab.Plausible.Contains(reference.High)))
                problems.Add("DB0134", places.Of(lab, "reference"), $"plausible is [{lab.Plausible.Low}, {lab.Plausible.High}]");
    }

    private static void Each(IEnumerable<Item> items, Places places, ProblemList problems)
    {
        foreach (var item in items)
        {
            var (needs, may) = KeysOf(item.Kind);
            var kind = Kebab.Of(item.Kind.ToString());
            foreach (var key in needs.Where(key => !places.Wrote(item, key)))
                problems.Add("DB0133", places.Of(item), $"a {kind} has {key}", $"add {key}: {Example(key)}");
            foreach (var key in KindKeys.Where(key => places.Wrote(item, key) && !needs.Contains(key) && !may.Contains(key)))
                problems.Add("DB0133", places.Of(item, key), $"a {kind} has no {key}", "leave the key out or change the kind");
            if (places.Wrote(item, "ends") && item.Ends.Count != 2)
                problems.Add("DB0133", places.Of(item, "ends"), "a line or scale has two ends", "write the words at the low end, then those at the high end");
            else if (item.Ends is [var low, var high] && Turned.Same(low, high))
                problems.Add("DB0133", places.Of(item, "ends", 1), $"{high} stands at both ends", "write the words at the low end, then those at the high end");
            if (places.Wrote(item, "choices") && item.Choices.Count < 2)
                problems.Add("DB0133", places.Of(item, "choices"), "one choice is no choice");
            if (item is { Kind: ItemKind.Scale or ItemKind.Count, Range: { } range } && (range.Low % 1 != 0 || range.High % 1 != 0))
                problems.Add("DB0133", places.Of(item, "range"), $"a {kind} holds whole numbers");
        }
    }

    private static (string[] Needs, string[] May) KeysOf(ItemKind kind) => kind switch
    {
        ItemKind.Line or ItemKind.Scale => (["range", "ends"], ["unit"]),
        ItemKind.Choice => (["choices"], []),
        ItemKind.Count or ItemKind.Number => ([], ["range", "unit"]),
        _ => ([], []),
    };

    private static string Example(string key) => key switch
    {
        "range" => "[0, 100]",
        "ends" => "[No pain, Worst pain imaginable]",
        _ => "[{ id: better, label: Better }, { id: worse, label: Worse }]",
    };
}
