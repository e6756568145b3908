namespace Daybook.Trial;

/// <summary>The most kits that a list of places can ask for. The list is whole random blocks, cut where its places end, and in a cut block one arm may stand more often than its share.</summary>
internal static class MostKits
{
    /// <param name="places">The places of the list.</param>
    /// <param name="blocks">The sizes of a block; one that does not hold every arm in its share is never drawn.</param>
    /// <param name="arms">The ratio of each arm, and how many kits somebody in it is handed.</param>
    public static long Of(int places, IReadOnlyList<int> blocks, IReadOnlyList<(int Ratio, int Kits)> arms)
    {
        var share = arms.Sum(arm => arm.Ratio);
        var sizes = blocks.Where(size => size % share == 0).Distinct().ToList();
        var (begins, whole, most) = (new bool[places], arms.Sum(arm => (long)arm.Ratio * arm.Kits), 0L);
        begins[0] = true;
        for (var taken = 0; taken < places; taken += share)
            foreach (var size in begins[taken] ? sizes : [])
                if (size < places - taken)
                    begins[taken + size] = true;
                else
                    most = Math.Max(most, (taken / share * whole) + Cut(places - taken, size / share, arms));
        return most;
    }

    // At worst those with the most kits stand first.
    private static long Cut(int left, int shares, IReadOnlyList<(int Ratio, int Kits)> arms)
    {
        var kits = 0L;
        foreach (var arm in arms.OrderByDescending(arm => arm.Kits))
        {
            var here = Math.Min(left, arm.Ratio * shares);
            (kits, left) = (kits + ((long)here * arm.Kits), left - here);
        }
        return kits;
    }
}
