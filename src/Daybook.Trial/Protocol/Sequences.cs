namespace Daybook.Trial;

/// <summary>Sequences of a crossover that the file need not list, because a rule makes them.</summary>
public enum Sequences
{
    /// <summary>Every treatment once in each period, and directly after every other one equally often.</summary>
    Williams,
}

/// <summary>The sequences of Williams (1949).</summary>
public static class WilliamsSequences
{
    /// <summary>The arms: as many as treatments when their number is even, in two squares when it is odd. A sequence is named by the letters of its treatments, the first of the list being A.</summary>
    public static IReadOnlyList<Arm> Of(IReadOnlyList<string> treatments)
    {
        ArgumentNullException.ThrowIfNull(treatments);
        var n = treatments.Count;
        // The first sequence steps 0, 1, -1, 2, -2, ...: its differences modulo n are all different, so each treatment follows each other one.
        int[] steps = [.. Enumerable.Range(0, n).Select(period => (period % 2 == 1 ? (period + 1) / 2 : n - (period / 2)) % n)];
        int[][] square = [.. Enumerable.Range(0, n).Select(row => steps.Select(step => (step + row) % n).ToArray())];
        int[][] all = n % 2 == 0 ? square : [.. square, .. square.Select(sequence => sequence.Reverse().ToArray())];
        return [.. all.Select(sequence => new Arm { Id = string.Concat(sequence.Select(of => (char)('A' + of))), Treatments = [.. sequence.Select(of => treatments[of])] })];
    }
}
