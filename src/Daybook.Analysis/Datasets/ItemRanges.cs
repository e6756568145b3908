using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>On what a value was given. A value beyond the range of the version under which it was entered cannot have been given on it, and one that was given on another
/// scale or in another unit than the analysed version has is another measurement: neither is analysed.</summary>
internal sealed class ItemRanges
{
    private readonly string analysed;
    private readonly Dictionary<string, IReadOnlyDictionary<string, GivenOn>> versions;

    /// <param name="analysed">The version whose analyses are run.</param>
    /// <param name="published">Every version under which a value may have been entered.</param>
    public ItemRanges(Protocol analysed, IEnumerable<Protocol> published)
    {
        this.analysed = analysed.Version;
        versions = published.Where(version => version.Version != analysed.Version).Append(analysed).ToDictionary(version => version.Version, GivenOn.In, StringComparer.Ordinal);
    }

    /// <summary>Why a value is left out; null when it was given as the analysed version asks, and can have been.</summary>
    public string? Why(Observation observation)
    {
        if (observation is { Number: null, Text: null } || !versions[analysed].TryGetValue(observation.Item, out var now))
            return null;
        var then = versions.GetValueOrDefault(observation.ProtocolVersion)?.GetValueOrDefault(observation.Item) ?? now;
        return observation.Number is { } value && then.Range?.Contains(value) == false ? "outside the range of its item" : then.OtherThan(now);
    }
}
