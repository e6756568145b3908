using System.Text;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Reads what the user names, or says clearly why it cannot be read.</summary>
internal static class Input
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The longest file that any verb reads, in bytes.</summary>
    private const long Longest = 64L << 20;

    /// <summary>The file's text, exactly: bytes that are not UTF-8 are refused, and nothing is dropped, so that a hash of the text is the hash of the file.</summary>
    public static string Text(string path)
    {
        try
        {
            return Strict.GetString(Bytes(path));
        }
        catch (DecoderFallbackException)
        {
            throw new Complaint(ExitCode.InvalidInput, $"{path} is not UTF-8 text.", "save it as UTF-8 without a byte order mark.");
        }
    }

    /// <summary>The text of a protocol. Of a file that is too large for one only the beginning is read, and its reader refuses it by that.</summary>
    public static string Protocol(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length <= StrictYaml.MostBytes) return Text(path);
        using var stream = file.OpenRead();
        var beginning = new byte[StrictYaml.MostBytes + 1];
        stream.ReadExactly(beginning);
        return Encoding.Latin1.GetString(beginning);
    }

    public static byte[] Bytes(string path)
    {
        Look(path);
        return File.ReadAllBytes(path);
    }

    private static void Look(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists) throw new Complaint(ExitCode.NotFound, $"there is no file {path}.", "check the path.");
        if (file.Length > Longest) throw new Complaint(ExitCode.InvalidInput, $"{path} has {file.Length} bytes; the limit is {Longest}.", "split the file.");
    }
}
