namespace Daybook.Trial;

/// <summary>No two items ask for the same thing of the same time, in the same words or in the same words put otherwise.</summary>
/// <remarks>What an item is about, and of when, nothing declares but its words. So two are the same when the words that carry meaning are the same, in whatever order, and the answer is of the same kind.
/// A word more, or another time, is another question: this never guesses that two words mean the same.</remarks>
internal static class SameQuestionCheck
{
    // Words of English that ask, and none that say what about: "How was your pain today?" is "Your pain today".
    private static readonly HashSet<string> Asking = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "how", "what", "is", "was", "are", "were", "be", "been", "do", "does", "did", "have", "has", "had", "you", "your", "yours", "of", "in", "on", "at", "over", "during", "for", "please", "rate", "mark", "say", "tell", "us",
    };

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var (asked, put) = (new Dictionary<string, Item>(StringComparer.Ordinal), new Dictionary<string, Item>(StringComparer.Ordinal));
        foreach (var (item, words) in Questions(protocol))
        {
            var question = string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            var meaning = $"{item.Kind}: {Meaning(words)}";
            if (!asked.TryAdd(question, item))
                Same(item, asked[question], "asks the same");
            else if (!put.TryAdd(meaning, item))
                Same(item, put[meaning], "asks the same in other words");
        }

        void Same(Item item, Item before, string what) =>
            problems.Add("DB0132", places.Of(item, "ask"), $"{before.Id} {what}", "ask once, or say how the questions differ", new RelatedLine(places.Of(before, "ask").Line, before.Ask));
    }

    private static IEnumerable<(Item Item, string Words)> Questions(Protocol protocol) =>
        new[] { protocol.Diary?.Items ?? [] }.Concat(protocol.Forms.Select(form => form.Items)).Concat(protocol.Prompts.Select(prompt => prompt.Items)).Concat(protocol.Events.Select(happens => happens.Items))
            .SelectMany(items => items.Select(item => (item, BodyMaps.Question(items, item))));

    // Where nothing but asking words is left, they are all that there is.
    private static string Meaning(string question)
    {
        var words = new string([.. question.Select(c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var telling = words.Where(word => !Asking.Contains(word)).ToList();
        return string.Join(' ', (telling.Count > 0 ? telling : [.. words]).Order(StringComparer.Ordinal));
    }
}
