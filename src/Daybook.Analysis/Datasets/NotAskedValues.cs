using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What items count that were not asked: the protocol says it, where it says anything. They are neither missing nor skipped, so no rule for missing values touches them.</summary>
internal sealed class NotAskedValues(Protocol protocol)
{
    private readonly Dictionary<string, decimal> values = Measures.Items(protocol)
        .Where(item => item.When is { Otherwise: not null })
        .ToDictionary(item => item.Id, item => item.When!.Otherwise!.Value, StringComparer.Ordinal);

    /// <summary>The observation with what counts in its place, where it was not asked.</summary>
    public Observation Of(Observation observation) =>
        observation is { Number: null, Text: null } && values.TryGetValue(observation.Item, out decimal value) && observation.Flags.Split(' ').Contains("not-asked")
            ? observation with { Number = value, Flags = observation.Flags.Replace("not-asked", Calculated.Flag, StringComparison.Ordinal) }
            : observation;
}
