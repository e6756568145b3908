namespace Daybook.Trial;

/// <summary>No two items ask the same thing in the same words.</summary>
internal static class SameQuestionCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var asked = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var (item, words) in Questions(protocol))
        {
            var question = string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            if (!asked.TryAdd(question, item))
                problems.Add("DB0132", places.Of(item, "ask"), $"{asked[question].Id} asks the same", "ask once, or say how the questions differ",
                    new RelatedLine(places.Of(asked[question], "ask").Line, asked[question].Ask));
        }
    }

    private static IEnumerable<(Item Item, string Words)> Questions(Protocol protocol) =>
        new[] { protocol.Diary?.Items ?? [] }.Concat(protocol.Forms.Select(form => form.Items)).Concat(protocol.Prompts.Select(prompt => prompt.Items)).Concat(protocol.Events.Select(happens => happens.Items))
            .SelectMany(items => items.Select(item => (item, BodyMaps.Question(items, item))));
}
