namespace Daybook.Trial;

/// <summary>The arms that follow from a sealed rule, its numbers and the levels in the ledger. What was found once is not sought again.</summary>
public sealed class MinimisedArms(MinimisedPlaces places, Minimise minimise)
{
    private readonly Lock gate = new();
    private readonly List<Minimised> known = [];

    /// <summary>The arm of the place <paramref name="index"/>; null for one that nobody holds.</summary>
    /// <param name="levels">The levels of everybody, in the order of randomising.</param>
    /// <param name="index">The place, 0-based.</param>
    public string? Of(IReadOnlyList<IReadOnlyList<string>> levels, int index)
    {
        ArgumentNullException.ThrowIfNull(levels);
        return index >= 0 && index < Math.Min(levels.Count, places.Draws.Count) ? All(levels)[index] : null;
    }

    /// <summary>The arms of everybody so far, in the order of randomising.</summary>
    public IReadOnlyList<string> All(IReadOnlyList<IReadOnlyList<string>> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        lock (gate)
        {
            var held = Math.Min(levels.Count, places.Draws.Count);
            // A batch that failed may have left somebody who was never randomised.
            var same = known.Zip(levels, (one, now) => one.Levels.SequenceEqual(now, StringComparer.Ordinal)).TakeWhile(agrees => agrees).Count();
            known.RemoveRange(same, known.Count - same);
            for (var index = known.Count; index < held; index++)
                known.Add(new Minimised(levels[index], minimise(places.Rule, known, levels[index], places.Draws[index])));
            return [.. known.Select(one => one.Arm)];
        }
    }
}
