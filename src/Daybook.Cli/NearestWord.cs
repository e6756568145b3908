namespace Daybook.Cli;

/// <summary>Finds the word that was probably meant.</summary>
public static class NearestWord
{
    /// <summary>The nearest of <paramref name="known"/> within two edits (one for words of up to three letters), or null.</summary>
    public static string? To(string word, IEnumerable<string> known) =>
        known.Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= (word.Length <= 3 ? 1 : 2))
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate).FirstOrDefault();

    /// <summary>Edits between two words: insertions, deletions, replacements, and swaps of neighbours (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
