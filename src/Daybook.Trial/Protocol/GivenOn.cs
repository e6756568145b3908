namespace Daybook.Trial;

/// <summary>On what a value is given: the kind of answer, the range and the unit that one version of the protocol asks for.</summary>
/// <param name="Kind">The kind; empty for a sensory test, which has but one.</param>
/// <param name="Range">The range of an item.</param>
/// <param name="Unit">The unit.</param>
public sealed record GivenOn(string Kind, Bounds? Range, string? Unit)
{
    /// <summary>The item, where it is one.</summary>
    public Item? Item { get; init; }

    /// <summary>The item as it is asked in each further language. In which of them an answer was given, the answer does not say.</summary>
    public IReadOnlyDictionary<string, Item> Translated { get; init; } = new Dictionary<string, Item>();

    /// <summary>By the name of each item, laboratory test and sensory test of a version.</summary>
    public static IReadOnlyDictionary<string, GivenOn> In(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return Measures.Items(protocol).Select(item => (item.Id, On: Of(item) with { Translated = In(protocol, item) }))
            .Concat(protocol.Labs.Select(lab => (lab.Id, On: new GivenOn(lab.Kind.ToString(), null, lab.Unit))))
            .Concat(protocol.Sensory.Select(test => (test.Id, On: new GivenOn("", null, test.Unit)))).ToDictionary(of => of.Id, of => of.On, StringComparer.Ordinal);
    }

    internal static GivenOn Of(Item item) => new(item.Kind.ToString(), item.Range, item.Unit) { Item = item };

    private static Dictionary<string, Item> In(Protocol protocol, Item item) => protocol.Languages
        .Select(translation => (translation.Language, Words: translation.Items.FirstOrDefault(words => words.Of == item.Id))).Where(of => of.Words is not null)
        .ToDictionary(of => of.Language, of => Spoken.Of(item, of.Words!), StringComparer.Ordinal);

    /// <summary>Why a value that was given on this is another measurement than one that is given on <paramref name="now"/>; null when it is the same.</summary>
    /// <remarks>A wider range of a count or a number counts the same; on a line or a scale the place between the ends is the answer.</remarks>
    public string? OtherThan(GivenOn now)
    {
        ArgumentNullException.ThrowIfNull(now);
        return Kind != now.Kind ? "given as another kind of answer than the analysed version asks for"
            : Unit != now.Unit ? "given in another unit than the analysed version has"
            : Kind is nameof(ItemKind.Line) or nameof(ItemKind.Scale) && Range != now.Range ? "given on another range than the analysed version has"
            : (Item is { } then && now.Item is { } item && Turned.Round(then, item)) || Translated.Any(of => now.Translated.TryGetValue(of.Key, out var same) && Turned.Round(of.Value, same)) ? "given when the same answer meant another thing than in the analysed version"
            : null;
    }
}
