using System.Collections.Frozen;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Which values count. Everything that was sent is kept; what may be analysed is decided here, once, from the flags.</summary>
public static class Usable
{
    /// <summary>The flags that are said of an entry as a whole; the others are said of one value in it.</summary>
    private static readonly FrozenSet<string> OfEntry =
        new[] { "outside-window", "future", "before-consent", "after-withdrawal", "after-revocation", "after-lock" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Excluding = new Dictionary<string, string>
    {
        ["outside-window"] = "entered outside the window of its day",
        ["future"] = "entered before the window of its day opened",
        ["before-consent"] = "entered before consent",
        ["after-withdrawal"] = "entered after withdrawal",
        ["after-revocation"] = "written on a phone that had been taken away",
        ["after-lock"] = "arrived after the lock",
        ["censored-low"] = "the instrument met its lower limit",
        ["censored-high"] = "the instrument met its upper limit",
        ["wrong-kind"] = "an answer of another kind than the item asks for",
        ["below-limit"] = "below the limit of detection",
        ["not-asked"] = "answered although it was not asked",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the value enters the analysis: a number in time or late, not replaced. Of several entries for one occasion <see cref="FirstEntries"/> chooses.</summary>
    public static bool Counts(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        return observation is { SupersededBy: null, Number: not null } && Why(observation) is null;
    }

    /// <summary>Why a value was left out; null when it counts or when there is no value to count (skipped, not done).</summary>
    public static string? Why(Observation observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        if (observation.SupersededBy is { } seq)
        {
            return $"replaced by the correction in entry {seq}";
        }
        foreach (string flag in observation.Flags.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Excluding.TryGetValue(flag, out string? why) && !(flag == "not-asked" && observation is { Number: null, Text: null }))
            {
                return why;
            }
        }
        return null;
    }

    /// <summary>Whether the value is a sensory trial that goes into its test's value: censored ones do, at the cut-off.</summary>
    internal static bool IsTrial(Observation observation) =>
        observation is { Form: RecordSensoryTrials.Form, SupersededBy: null, Number: not null, Occasion.Kind: OccasionKind.Visit } && IsValidEntry(observation);

    /// <summary>Whether no flag excludes the entry that brought the value, whatever is said of the value itself.</summary>
    internal static bool IsValidEntry(Observation observation) => !observation.Flags.Split(' ').Any(OfEntry.Contains);
}
