using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The ranges of the protocol's items: a value beyond them cannot have been given on its scale and is not analysed.</summary>
internal sealed class ItemRanges(Protocol protocol)
{
    private readonly Dictionary<string, Bounds> ranges = Measures.Items(protocol)
        .Where(item => item.Range is not null)
        .ToDictionary(item => item.Id, item => item.Range!.Value, StringComparer.Ordinal);

    public string? Why(Observation observation) =>
        observation.Number is { } value && ranges.TryGetValue(observation.Item, out var range) && !range.Contains(value)
            ? "outside the range of its item"
            : null;
}
