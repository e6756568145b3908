using System.CommandLine;

namespace Daybook.Cli.Verbs;

/// <summary>Where a backup's passphrase comes from: a file or an environment variable, never the command line, which others can read.</summary>
internal static class Passphrase
{
    public const string Variable = "DAYBOOK_PASSPHRASE";
    private const int Shortest = 12;

    public static readonly Option<string?> File = new("--passphrase-file") { Description = $"The file that holds the passphrase; otherwise {Variable} is read.", HelpName = "file" };

    public static string Read(ParseResult parsed)
    {
        var phrase = parsed.GetValue(File) is { } path ? Input.Text(path).TrimEnd('\r', '\n') : Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(phrase)) throw new Complaint(ExitCode.Usage, "a backup is always encrypted and no passphrase was given.", $"set {Variable} or name a file with --passphrase-file.");
        if (phrase.Length < Shortest) throw new Complaint(ExitCode.InvalidInput, $"the passphrase has {phrase.Length} characters.", $"use at least {Shortest}.");
        return phrase;
    }
}
