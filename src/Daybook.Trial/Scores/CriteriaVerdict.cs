using System.Diagnostics;

namespace Daybook.Trial;

/// <summary>What a set of criteria says about one person.</summary>
public enum CriteriaOutcome
{
    Met,
    NotMet,

    /// <summary>The answers that are missing could decide it.</summary>
    CannotBeTold,
}

/// <summary>The outcome with its reason in words: what was counted, and what decided.</summary>
public sealed record CriteriaVerdict(CriteriaOutcome Outcome, string Reason)
{
    /// <summary>Every part must hold. What does not hold decides; else what is not known leaves it open.</summary>
    internal static CriteriaVerdict Of(params IReadOnlyList<(bool? Holds, string Words)> parts)
    {
        var deciding = parts.Where(part => part.Holds == false).ToList();
        var open = parts.Where(part => part.Holds is null).ToList();
        return (deciding, open) switch
        {
            ([_, ..], _) => new(CriteriaOutcome.NotMet, "not met: " + Listed(deciding)),
            (_, [_, ..]) => new(CriteriaOutcome.CannotBeTold, "cannot be told, answers are missing: " + Listed(open)),
            _ => new(CriteriaOutcome.Met, "met: " + Listed(parts)),
        };
    }

    /// <summary>The verdict as a calculated score: 1, 0, or none with the reason.</summary>
    internal ScoreValue AsScore() => Outcome switch
    {
        CriteriaOutcome.Met => ScoreValue.Of(1),
        CriteriaOutcome.NotMet => ScoreValue.Of(0),
        CriteriaOutcome.CannotBeTold => ScoreValue.Missing(Reason),
        _ => throw new UnreachableException(),
    };

    private static string Listed(IEnumerable<(bool? Holds, string Words)> parts) => string.Join("; ", parts.Select(part => part.Words));
}
