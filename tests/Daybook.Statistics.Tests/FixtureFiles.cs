using Xunit;

namespace Daybook.Statistics.Tests;

/// <summary>Files of others, read in place from the folder that DAYBOOK_FIXTURES names; a test that needs one is skipped without it.</summary>
internal static class FixtureFiles
{
    public static string At(params string[] path)
    {
        string file = Path.Combine([Environment.GetEnvironmentVariable("DAYBOOK_FIXTURES") ?? "", .. path]);
        Assert.SkipUnless(File.Exists(file), $"DAYBOOK_FIXTURES does not name a folder that holds {string.Join('/', path)}.");
        return file;
    }

    /// <summary>The rows of a comma-separated file, cells by the names in its header.</summary>
    public static Dictionary<string, string>[] Table(params string[] path)
    {
        string[][] lines = [.. File.ReadLines(At(path)).Where(l => l.Length > 0).Select(l => l.Split(',').Select(c => c.Trim('"')).ToArray())];
        return [.. lines.Skip(1).Select(l => lines[0].Zip(l).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
