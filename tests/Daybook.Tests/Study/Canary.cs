using System.Text;

namespace Daybook.Tests.Study;

/// <summary>Looks for words in the raw bytes of every file of a folder.</summary>
internal static class Canary
{
    public static List<string> Find(string folder, params string[] words) => Find(folder, [.. words.Select(Encoding.UTF8.GetBytes)]);

    public static List<string> Find(string folder, params byte[][] words)
    {
        var found = new List<string>();
        // A lock file is empty and cannot be read while it is held.
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            found.AddRange(words.Where(w => bytes.AsSpan().IndexOf(w) >= 0).Select(w => $"{Path.GetFileName(file)}: {Encoding.UTF8.GetString(w)}"));
        }
        return found;
    }
}
