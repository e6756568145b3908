namespace Daybook.Trial;

/// <summary>Beside a value that nobody can read the rules of its part rest, for what they say would depend on it. Something is put in its place, several times over: what is wrong each time is wrong whatever was meant.</summary>
internal static class EveryWorld
{
    /// <summary>Beside more slips than these nobody looks for anything else.</summary>
    private const int MostSlips = 10;

    /// <summary>No study is longer; each world reads the file again.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>The problems of every world that are not among <paramref name="known"/>, what the first reading found.</summary>
    public static IReadOnlyCollection<Problem> Problems(string yaml, string fileName, IReadOnlyList<Problem> known)
    {
        if (known.Count > MostSlips || yaml.Length > Longest)
            return [];
        var lines = known.Select(problem => problem.Line).ToHashSet();
        HashSet<Problem>? everywhere = null;
        var worlds = Guesses.Fewest;
        for (var world = 0; world < worlds; world++)
        {
            var guesses = new Guesses(world);
            if (ProtocolReader.Problems(yaml, fileName, guesses) is not { } found)
                return [];
            worlds = Math.Max(worlds, guesses.Wanted);
            // What stands beside the slip is looked at again when the slip is mended.
            var others = found.Where(problem => !lines.Contains(problem.Line));
            if (everywhere is null)
                everywhere = [.. others];
            else
                everywhere.IntersectWith(others);
            if (everywhere.Count == 0)
                return [];
        }
        return everywhere ?? [];
    }
}
