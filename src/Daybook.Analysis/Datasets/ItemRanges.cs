using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>On what a value was given. A value beyond the range of the version under which it was entered cannot have been given on it, and one that was given on another
/// scale or in another unit than the analysed version has is another measurement: neither is analysed.</summary>
internal sealed class ItemRanges
{
    private readonly string analysed;
    private readonly Dictionary<string, Dictionary<string, Given>> versions;

    /// <param name="analysed">The version whose analyses are run.</param>
    /// <param name="published">Every version under which a value may have been entered.</param>
    public ItemRanges(Protocol analysed, IEnumerable<Protocol> published)
    {
        this.analysed = analysed.Version;
        versions = published.Where(version => version.Version != analysed.Version).Append(analysed).ToDictionary(version => version.Version, Of, StringComparer.Ordinal);
    }

    /// <summary>Why a value is left out; null when it was given as the analysed version asks, and can have been.</summary>
    public string? Why(Observation observation)
    {
        if (observation is { Number: null, Text: null } || !versions[analysed].TryGetValue(observation.Item, out var now))
            return null;
        var then = versions.GetValueOrDefault(observation.ProtocolVersion)?.GetValueOrDefault(observation.Item) ?? now;
        return observation.Number is { } value && then.Range?.Contains(value) == false ? "outside the range of its item" : then.OtherThan(now);
    }

    private static Dictionary<string, Given> Of(Protocol protocol) => Measures.Items(protocol).Select(item => (item.Id, new Given(item.Kind.ToString(), item.Range, item.Unit) { Item = item }))
        .Concat(protocol.Labs.Select(lab => (lab.Id, new Given(lab.Kind.ToString(), null, lab.Unit))))
        .Concat(protocol.Sensory.Select(test => (test.Id, new Given("", null, test.Unit)))).ToDictionary(of => of.Id, of => of.Item2, StringComparer.Ordinal);

    private sealed record Given(string Kind, Bounds? Range, string? Unit)
    {
        public Item? Item { get; init; }

        // A wider range of a count or a number counts the same; on a line or a scale the place between the ends is the answer.
        public string? OtherThan(Given now) =>
            Kind != now.Kind ? "given as another kind of answer than the analysed version asks for"
            : Unit != now.Unit ? "given in another unit than the analysed version has"
            : Kind is nameof(ItemKind.Line) or nameof(ItemKind.Scale) && Range != now.Range ? "given on another range than the analysed version has"
            : Item is { } then && now.Item is { } item && Turned.Round(then, item) ? "given when the same answer meant another thing than in the analysed version"
            : null;
    }
}
