using System.Text;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Reads what the user names, or says clearly why it cannot be read.</summary>
internal static class Input
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The longest file that any verb reads, in bytes.</summary>
    private const int Longest = 64 << 20;

    /// <summary>The file's text, exactly: bytes that are not UTF-8 are refused, and nothing is dropped, so that a hash of the text is the hash of the file.</summary>
    public static string Text(string path) => Decoded(path, Bytes(path));

    private static string Decoded(string path, byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new Complaint(ExitCode.InvalidInput, $"{path} is not UTF-8 text.", "save it as UTF-8 without a byte order mark.");
        }
    }

    /// <summary>Whether a name is that of a bundled study and of no file here.</summary>
    public static bool IsBundled(string name) => Bundled.Has(name + ".yaml") && !File.Exists(name) && !Directory.Exists(name);

    /// <summary>The text of a protocol: of a file, or of a bundled study by its name. Of a file that is too large for one only the beginning is read, and its reader refuses it by that.</summary>
    public static string Protocol(string path)
    {
        if (IsBundled(path)) return Bundled.Text(path + ".yaml");
        var beginning = Beginning(path, StrictYaml.MostBytes + 1);
        return beginning.Length > StrictYaml.MostBytes ? Encoding.Latin1.GetString(beginning) : Decoded(path, beginning);
    }

    public static byte[] Bytes(string path)
    {
        var bytes = Beginning(path, Longest + 1);
        return bytes.Length <= Longest ? bytes : throw new Complaint(ExitCode.InvalidInput, $"{path} has more than {Longest} bytes, which is the limit.", "split the file.");
    }

    /// <summary>No more than the first bytes, whatever it is that has the name: a pipe or a device does not say how much will come, and may never end.</summary>
    private static byte[] Beginning(string path, int most)
    {
        if (Directory.Exists(path)) throw new Complaint(ExitCode.Usage, $"{path} is a folder.", $"name a file in it, for example {Path.Combine(path, "*.yaml")}.");
        if (!File.Exists(path)) throw new Complaint(ExitCode.NotFound, $"there is no file {path}.", "check the path.");
        using var file = File.OpenRead(path);
        using var read = new MemoryStream();
        var part = new byte[64 * 1024];
        while (read.Length < most && file.Read(part, 0, (int)Math.Min(part.Length, most - read.Length)) is > 0 and var more) read.Write(part, 0, more);
        return read.ToArray();
    }
}
