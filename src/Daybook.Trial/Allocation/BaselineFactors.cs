using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>The levels of a participant: a function of what was answered before she was randomised.</summary>
internal static class BaselineFactors
{
    /// <summary>Her level of each factor of the allocation; null where the answer is not known or belongs to none.</summary>
    public static IReadOnlyList<string?> LevelsOf(Protocol protocol, Participant her)
    {
        var known = Substudies.Known(her);
        return [.. (protocol.Allocation?.Factors ?? []).Select(factor => known.TryGetValue(NameOf(factor), out var answer) ? factor.Levels.FirstOrDefault(level => level.Holds(answer))?.Id : null)];
    }

    /// <summary>The first factor of which her level is not known.</summary>
    public static BaselineFactor? Unknown(Protocol protocol, Participant her) =>
        LevelsOf(protocol, her).Zip(protocol.Allocation?.Factors ?? []).FirstOrDefault(of => of.First is null).Second;

    /// <summary>The items whose answers decide.</summary>
    public static IEnumerable<string> Items(Protocol protocol) => (protocol.Allocation?.Factors ?? []).Select(factor => factor.Item).OfType<string>();

    /// <summary>Keeps the answers to criteria that decide; all others are values only.</summary>
    public static Participant Learn(Protocol protocol, Participant her, long entry, EligibilityAssessed assessed)
    {
        var deciding = (protocol.Allocation?.Factors ?? []).Select(factor => factor.Criterion).Concat((protocol.Matching?.On ?? []).Select(like => like.Criterion)).ToHashSet();
        var kept = assessed.Answers.Where(answer => deciding.Contains(answer.Criterion)).Select(answer => new ItemAnswer(NameOf(answer.Criterion), answer.Answer)).ToImmutableArray();
        return kept.IsEmpty ? her : her with { Fitness = her.Fitness.SetItem(entry, kept) };
    }

    private static string NameOf(BaselineFactor factor) => NameOf(factor.Criterion, factor.Item);

    /// <summary>The name under which the answer to a criterion, or to an item, is kept.</summary>
    public static string NameOf(string? criterion, string? item) => item ?? NameOf(criterion!);

    // Criteria and items have names of their own, and no short name holds a stroke.
    private static string NameOf(string criterion) => $"criterion/{criterion}";
}
