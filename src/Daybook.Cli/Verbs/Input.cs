namespace Daybook.Cli.Verbs;

/// <summary>Reads what the user names, or says clearly why it cannot be read.</summary>
internal static class Input
{
    /// <summary>The longest file that any verb reads, in bytes.</summary>
    private const long Longest = 64L << 20;

    public static string Text(string path)
    {
        Look(path);
        return File.ReadAllText(path);
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
