namespace Daybook.Trial;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The nearest of <paramref name="words"/>, or null when none is near. Of several one with the same letters wins, then one of the same length, then the first in the list.</summary>
    public static string? Nearest(string written, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(words);
        if (written.Length is 0 or > LongestWord)
            return null;
        var (best, least) = ((string?)null, (Edits: int.MaxValue, Other: true, Longer: 0));
        foreach (var word in words.Where(word => word.Length <= LongestWord))
        {
            var edits = Distance(written.ToUpperInvariant(), word.ToUpperInvariant());
            var far = (edits, !HasSameLetters(written, word), Math.Abs(word.Length - written.Length));
            if (far.CompareTo(least) < 0 && edits <= Math.Max(1, Math.Max(written.Length, word.Length) / 3))
                (best, least) = (word, far);
        }
        return best;
    }

    /// <summary>Whether no other of <paramref name="words"/> is as near to <paramref name="written"/> as <paramref name="meant"/>, so that it can be read in its place.</summary>
    public static bool IsOnly(string written, string meant, IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(written);
        ArgumentNullException.ThrowIfNull(meant);
        ArgumentNullException.ThrowIfNull(words);
        var edits = Distance(written.ToUpperInvariant(), meant.ToUpperInvariant());
        return words.All(other => other == meant || other.Length > LongestWord || Distance(written.ToUpperInvariant(), other.ToUpperInvariant()) > edits);
    }

    private static bool HasSameLetters(string one, string other) => one.ToUpperInvariant().Order().SequenceEqual(other.ToUpperInvariant().Order());

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).</summary>
    public static int Distance(string from, string to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var (before, last, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[to.Length];
    }
}
