namespace Daybook.Trial;

/// <summary>No two items ask the same thing in the same words.</summary>
internal static class SameQuestionCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        var asked = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var item in Measures.Items(protocol))
        {
            var question = string.Concat(item.Ask.Where(char.IsLetterOrDigit)).ToUpperInvariant();
            if (!asked.TryAdd(question, item))
                problems.Add("DB0132", places.Of(item, "ask"), $"{asked[question].Id} asks the same", "ask once, or say how the questions differ",
                    new RelatedLine(places.Of(asked[question], "ask").Line, asked[question].Ask));
        }
    }
}
