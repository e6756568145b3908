namespace Daybook.Statistics.Design;

/// <summary>Treatment sequences of crossover designs; participants are randomised to sequences as to arms.</summary>
public static class CrossoverSequences
{
    /// <summary>
    /// Williams' design (1949): every treatment once in each period, and every treatment directly after every other
    /// equally often, so that first-order carry-over is balanced. As many sequences as treatments when their number is
    /// even, twice as many when it is odd.
    /// </summary>
    /// <param name="treatments">At least two treatments with distinct names.</param>
    /// <returns>The sequences, each a treatment a period.</returns>
    /// <exception cref="ArgumentException">Fewer than two treatments, or one named twice.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Williams(IReadOnlyList<string> treatments)
    {
        ArgumentNullException.ThrowIfNull(treatments);
        int t = treatments.Count;
        if (t < 2 || treatments.Distinct(StringComparer.Ordinal).Count() < t)
        {
            throw new ArgumentException("A design needs at least two treatments, each named once.", nameof(treatments));
        }
        // The first sequence steps 0, 1, -1, 2, -2, ...: its differences modulo t are all different.
        int[] first = [.. Enumerable.Range(0, t).Select(period => period % 2 == 1 ? (period + 1) / 2 : (t - period / 2) % t)];
        string[][] square = [.. Enumerable.Range(0, t).Select(row => first.Select(place => treatments[(place + row) % t]).ToArray())];
        return t % 2 == 0 ? square : [.. square, .. square.Select(sequence => sequence.Reverse().ToArray())];
    }

    /// <summary>
    /// Balaam's design (1968): AB, BA, AA and BB. Carry-over is estimable within participants, at the price of those who
    /// do not change treatment.
    /// </summary>
    /// <param name="a">One treatment.</param>
    /// <param name="b">The other.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Balaam(string a, string b) => [[a, b], [b, a], [a, a], [b, b]];

    /// <summary>The two-sequence, three-period design ABB and BAA: carry-over estimable, uncorrelated with treatment.</summary>
    /// <param name="a">One treatment.</param>
    /// <param name="b">The other.</param>
    public static IReadOnlyList<IReadOnlyList<string>> ExtraPeriod(string a, string b) => [[a, b, b], [b, a, a]];

    /// <summary>How often each treatment directly follows each: [i][j] counts treatment j after treatment i.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="treatments">The treatments, in the order of rows and columns.</param>
    /// <exception cref="ArgumentException">A sequence holds another treatment.</exception>
    public static int[][] Followers(IReadOnlyList<IReadOnlyList<string>> sequences, IReadOnlyList<string> treatments)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(treatments);
        int[][] follows = [.. treatments.Select(_ => new int[treatments.Count])];
        int Place(string name) => treatments.ToList().IndexOf(name) is int place && place >= 0
            ? place : throw new ArgumentException($"'{name}' is none of the treatments.", nameof(sequences));
        foreach (IReadOnlyList<string> sequence in sequences)
        {
            for (int period = 1; period < sequence.Count; period++)
            {
                follows[Place(sequence[period - 1])][Place(sequence[period])]++;
            }
        }
        return follows;
    }
}
