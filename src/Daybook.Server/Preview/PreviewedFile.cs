using System.Text;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A protocol file that an author is writing: what it says now, and what it said when it last had no problem.</summary>
public sealed class PreviewedFile(string path)
{
    private const string Gone = "DB0008";

    private readonly Lock reading = new();
    private (DateTime Written, long Length) seen;
    private Previewed now = new(0, System.IO.Path.GetFileName(path), null, []);

    /// <summary>What the file says, read anew when it was saved since. While it cannot be read, as in the moment of saving, it says what it said before.</summary>
    public Previewed Look()
    {
        lock (reading)
        {
            var file = new FileInfo(path);
            if (file.Exists && (file.LastWriteTimeUtc, file.Length) is var stands && stands != seen && Text(file) is { } yaml)
            {
                seen = stands;
                var read = ProtocolReader.Read(yaml, now.Name);
                now = new Previewed(now.Version + 1, now.Name, read.Protocol ?? now.Sound, read.Problems);
            }
            else if (!file.Exists && now.Problems is not [{ Code: Gone }])
            {
                seen = default;
                now = new Previewed(now.Version + 1, now.Name, now.Sound, [new Problem(Gone, now.Name, 1, 1, 1, "the file is not there any more", "put it back under its name; the page draws it again")]);
            }
            return now;
        }
    }

    private static string? Text(FileInfo file)
    {
        try
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(stream.Length, StrictYaml.MostBytes + 1)];
            stream.ReadExactly(bytes);
            return Encoding.UTF8.GetString(bytes);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>A protocol file at one moment.</summary>
/// <param name="Version">Counts the saves that were seen.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Sound">The protocol as it was when it last had no problem; null when it never was.</param>
/// <param name="Problems">What is wrong with it now.</param>
public sealed record Previewed(int Version, string Name, Protocol? Sound, IReadOnlyList<Problem> Problems);
