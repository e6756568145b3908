namespace Daybook.Trial;

/// <summary>A paragraph that was put in the place of another.</summary>
/// <param name="Was">The old words; null for a paragraph that is new.</param>
/// <param name="Is">The new words; null for one that was taken out.</param>
public sealed record ConsentChange(string? Was, string? Is);

/// <summary>What is new in a document for somebody who has signed an older one: what changed and nothing else, in the order of reading.</summary>
public static class ConsentChanges
{
    /// <summary>The changes between two documents, paragraph by paragraph. Between two paragraphs that stayed, old and new words stand beside each other in order.</summary>
    public static IReadOnlyList<ConsentChange> Between(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(now);
        var (common, changes, left, right) = (Common(old, now), new List<ConsentChange>(), 0, 0);
        while (left < old.Count || right < now.Count)
        {
            if (left < old.Count && right < now.Count && old[left] == now[right])
            {
                (left, right) = (left + 1, right + 1);
                continue;
            }
            var (takesOut, putsIn) = (left < old.Count && common[left + 1, right] == common[left, right], right < now.Count && common[left, right + 1] == common[left, right]);
            var both = takesOut && putsIn && common[left + 1, right + 1] == common[left, right];
            changes.Add(new ConsentChange(takesOut ? old[left] : null, both || !takesOut ? now[right] : null));
            (left, right) = (left + (takesOut ? 1 : 0), right + (both || !takesOut ? 1 : 0));
        }
        return changes;
    }

    /// <summary>How many paragraphs two documents have in common, in order, from each place on.</summary>
    private static int[,] Common(IReadOnlyList<string> old, IReadOnlyList<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var left = old.Count - 1; left >= 0; left--)
            for (var right = now.Count - 1; right >= 0; right--)
                common[left, right] = old[left] == now[right] ? common[left + 1, right + 1] + 1 : Math.Max(common[left + 1, right], common[left, right + 1]);
        return common;
    }
}
