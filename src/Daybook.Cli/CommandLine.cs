using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using Daybook.Cli.Verbs;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Cli;

/// <summary>The one command: finds the verb, runs it, and turns every end into an exit code.</summary>
public static class CommandLine
{
    /// <summary>Every verb by its name, in the order in which help shows them.</summary>
    private static readonly (string Name, Func<System.CommandLine.Command> Build)[] Verbs =
    [
        ("demo", DemoVerb.Build),
        ("open", OpenVerb.Build),
        ("serve", ServeVerb.Build),
        ("do", DoVerb.Build),
        ("amend", AmendVerb.Build),
        ("check", CheckVerb.Build),
        ("explain", ExplainVerb.Build),
        ("new", NewVerb.Build),
        ("preview", PreviewVerb.Build),
        ("schema", SchemaVerb.Build),
        ("schedule", ScheduleVerb.Build),
        ("diff", DiffVerb.Build),
        ("simulate", SimulateVerb.Build),
        ("rehearse", RehearseVerb.Build),
        ("import", ImportVerb.Build),
        ("report", ReportVerb.Build),
        ("export", ExportVerb.Build),
        ("verify", VerifyVerb.Build),
        ("rebuild", RebuildVerb.Build),
        ("backup", BackupVerb.Build),
        ("restore", RestoreVerb.Build),
        ("doctor", DoctorVerb.Build),
        ("fit", FitVerb.Build),
    ];

    /// <summary>The whole command line, or only the verb that is <paramref name="called"/>: nobody waits for two dozen verbs to run one.</summary>
    public static RootCommand Build(string? called = null)
    {
        var root = new RootCommand(
            """
            Runs a clinical trial with a daily diary, from the protocol to the report.

            Examples:
              daybook demo                                  a whole synthetic trial, its report, and its console
              daybook check protocols/minimal-crossover.yaml
            """)
        {
            Verb.Json,
        };
        var verbs = Array.FindAll(Verbs, verb => verb.Name == called);
        foreach (var (_, build) in verbs.Length > 0 ? verbs : Verbs) root.Add(build());
        return root;
    }

    public static async Task<ExitCode> Run(IReadOnlyList<string> args, TextWriter results, TextWriter talk, bool interactive, CancellationToken cancellation, TextReader? answers = null)
    {
        if (args is ["--version", ..]) return Version(args.Contains("--json"), results);
        var parsed = Build(args is [var verb, ..] ? verb : null).Parse(args.Count == 0 ? ["--help"] : args);
        var terminal = new Terminal(results, talk, interactive, args.Contains(Verb.Json.Name), answers);
        if (parsed.Errors.Count > 0) return Complain(terminal, Usage(parsed));
        try
        {
            var streams = new InvocationConfiguration { Output = results, Error = talk, EnableDefaultExceptionHandler = false };
            Verb.Terminal.Value = terminal;
            return (ExitCode)await parsed.InvokeAsync(streams, cancellation);
        }
        catch (Complaint complaint)
        {
            return Complain(terminal, complaint);
        }
        catch (StudyException error)
        {
            return Complain(terminal, new Complaint(CodeOf(error), error.Message));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Complain(terminal, new Complaint(ExitCode.Failed, error.Message, "check the path, its rights, and whether another program uses it."));
        }
        catch (OperationCanceledException)
        {
            terminal.Say("daybook: interrupted; what was saved stays saved.");
            return ExitCode.Interrupted;
        }
    }

    private static ExitCode CodeOf(StudyException error) => error.Code switch
    {
        "folder.no-study" => ExitCode.NotFound,
        "folder.in-use" or "folder.not-empty" or "code.not-open" or "study.not-locked" => ExitCode.Refused,
        "backup.unreadable" or "backup.unsound" or "protocol.invalid" => ExitCode.InvalidInput,
        _ => ExitCode.Failed,
    };

    private static ExitCode Version(bool json, TextWriter results)
    {
        results.WriteLine(json ? new JsonObject { ["version"] = Software.Version }.ToJsonString() : $"daybook {Software.Version}");
        return ExitCode.Ok;
    }

    private static ExitCode Complain(Terminal terminal, Complaint complaint)
    {
        if (terminal.Json)
        {
            var document = new JsonObject { ["error"] = complaint.Message, ["help"] = complaint.Remedy, ["exit"] = (int)complaint.Code };
            foreach (var (name, value) in complaint.Details ?? []) document[name] = value?.DeepClone();
            terminal.Answer(document);
        }
        terminal.Say($"error: {complaint.Message}");
        if (complaint.Remedy is not null) terminal.Say($"help: {complaint.Remedy}");
        return complaint.Code;
    }

    private static Complaint Usage(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = $"daybook{(command is RootCommand ? "" : $" {command.Name}")} --help";
        if (parsed.UnmatchedTokens is not [var first, ..]) return new Complaint(ExitCode.Usage, string.Join(" ", parsed.Errors.Select(error => error.Message).Distinct()), help);
        if (first.StartsWith("--", StringComparison.Ordinal))
            return new Complaint(ExitCode.Usage, $"'{command.Name}' has no option '{first}'.{Meant(first, command.Options.Append(Verb.Json).Select(option => option.Name))}", help);
        return command is RootCommand
            ? new Complaint(ExitCode.Usage, $"unknown command '{first}'.{Meant(first, command.Subcommands.Select(verb => verb.Name))}", help)
            : new Complaint(ExitCode.Usage, $"'{command.Name}' does not take '{first}'.", help);
    }

    private static string Meant(string written, IEnumerable<string> known) => Spelling.Nearest(written, known) is { } word ? $" Did you mean '{word}'?" : "";
}
