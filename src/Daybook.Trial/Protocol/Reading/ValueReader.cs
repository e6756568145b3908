namespace Daybook.Trial;

/// <summary>Reads one value of the language: a text, a number, a word, or one of the small notations.</summary>
internal sealed class ValueReader(ProblemList problems)
{
    public object? Read(KeyShape key, YamlNode node)
    {
        if (key.Element == typeof(Bounds) || key.Element == typeof(DayWindow))
            return Notations.Pair(key.Element, node, problems);
        if (node is not YamlText text)
        {
            problems.Add("DB0104", node.At, $"{Kinds.Of(node)} stands where {Wanted(key.Element)} is wanted");
            return null;
        }
        if (text.IsNothing)
        {
            problems.Add("DB0107", text.At, $"{key.Name} has no value", key.Required ? $"write a value: {key.Key.Hover}" : "write a value or leave the key out");
            return null;
        }
        return key.Element switch
        {
            var type when type == typeof(string) => Texts.Read(key, text, problems),
            var type when type == typeof(int) => Numbers.Whole(key, text, problems),
            var type when type == typeof(decimal) => Numbers.Decimal(key, text, problems),
            var type when type == typeof(bool) => Words.TrueOrFalse(text, problems),
            var type when type.IsEnum => Words.Read(type, text, problems),
            var type => Notations.Read(type, text, problems),
        };
    }

    private static string Wanted(Type type) =>
        type == typeof(string) ? "a text"
        : type == typeof(int) || type == typeof(decimal) ? "a number"
        : type == typeof(bool) ? "true or false"
        : type.IsEnum ? $"one of {string.Join(", ", Kebab.WordsOf(type))}"
        : Notations.Example(type);
}
