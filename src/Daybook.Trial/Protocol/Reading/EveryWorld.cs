namespace Daybook.Trial;

/// <summary>Beside a value that nobody can read the rules of its part rest, for what they say would depend on it. Everything that it may be is put in its place, one after the other: what is wrong each time is wrong whatever was meant.</summary>
/// <remarks>What depends on the value mostly names it, so it reads differently from world to world and falls out. Values of which there is no list make the rules rest as before.</remarks>
internal static class EveryWorld
{
    /// <summary>Beside more slips than these nobody looks for anything else.</summary>
    private const int MostSlips = 10;

    private const int MostWorlds = 64;

    /// <summary>How many characters are read in all the worlds of a file together; of the longest study that we know, 70 times its length.</summary>
    private const int MostRead = 2_000_000;

    /// <summary>How many problems more than the first reading a world may have: a reading that fills with problems is slow, and says nothing.</summary>
    private const int MostMore = 40;

    /// <summary>The problems of every world that the first reading did not find.</summary>
    /// <param name="yaml">The file.</param>
    /// <param name="fileName">The name that problems show.</param>
    /// <param name="slips">What cannot be read.</param>
    /// <param name="known">All that the first reading found.</param>
    public static IReadOnlyCollection<Problem> Problems(string yaml, string fileName, IReadOnlyList<Problem> slips, IReadOnlyList<Problem> known)
    {
        if (slips.Count > MostSlips)
            return [];
        // What stands beside the slip is looked at again when the slip is mended.
        var lines = slips.Select(problem => problem.Line).ToHashSet();
        HashSet<Problem>? everywhere = null;
        var guesses = new Guesses();
        do
        {
            if (ProtocolReader.Problems(yaml, fileName, guesses) is not { } found || found.Count > known.Count + MostMore || guesses.Worlds > MostWorlds || (long)guesses.Worlds * yaml.Length > MostRead)
                return [];
            var others = found.Except(known).Where(problem => !lines.Contains(problem.Line));
            if (everywhere is null)
                everywhere = [.. others];
            else
                everywhere.IntersectWith(others);
        }
        while (everywhere.Count > 0 && guesses.Next());
        return everywhere;
    }
}
