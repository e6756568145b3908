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
    public static RootCommand Build() => new(
        """
        Runs a clinical trial with a daily diary, from the protocol to the report.

        Examples:
          daybook demo                                  a whole synthetic trial, its report, and its console
          daybook check protocols/minimal-crossover.yaml
        """)
    {
        Verb.Json,
        DemoVerb.Build(),
        OpenVerb.Build(),
        ServeVerb.Build(),
        DoVerb.Build(),
        CheckVerb.Build(),
        SchemaVerb.Build(),
        ImportVerb.Build(),
        ReportVerb.Build(),
        ExportVerb.Build(),
        VerifyVerb.Build(),
        RebuildVerb.Build(),
        BackupVerb.Build(),
        RestoreVerb.Build(),
        DoctorVerb.Build(),
        FitVerb.Build(),
    };

    public static async Task<ExitCode> Run(IReadOnlyList<string> args, TextWriter results, TextWriter talk, bool interactive, CancellationToken cancellation)
    {
        if (args is ["--version", ..]) return Version(args.Contains("--json"), results);
        var parsed = Build().Parse(args.Count == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0) return Usage(parsed, talk);
        var terminal = new Terminal(results, talk, interactive, parsed.GetValue(Verb.Json));
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
        if (terminal.Json) terminal.Answer(new JsonObject { ["error"] = complaint.Message, ["help"] = complaint.Remedy, ["exit"] = (int)complaint.Code });
        terminal.Say($"error: {complaint.Message}");
        if (complaint.Remedy is not null) terminal.Say($"help: {complaint.Remedy}");
        return complaint.Code;
    }

    private static ExitCode Usage(ParseResult parsed, TextWriter talk)
    {
        var verbs = parsed.RootCommandResult.Command.Subcommands.Select(verb => verb.Name);
        var first = parsed.UnmatchedTokens is [var token, ..] ? token : null;
        if (parsed.CommandResult.Command is RootCommand && first is not null && !first.StartsWith('-'))
        {
            var meant = Spelling.Nearest(first, verbs);
            talk.WriteLine($"error: unknown command '{first}'.{(meant is null ? "" : $" Did you mean '{meant}'?")}");
        }
        else if (first is not null && first.StartsWith("--", StringComparison.Ordinal))
        {
            var known = parsed.CommandResult.Command.Options.Append(Verb.Json).Select(option => option.Name);
            var meant = Spelling.Nearest(first, known);
            talk.WriteLine($"error: '{parsed.CommandResult.Command.Name}' has no option '{first}'.{(meant is null ? "" : $" Did you mean '{meant}'?")}");
        }
        else
        {
            foreach (var error in parsed.Errors.Select(error => error.Message).Distinct()) talk.WriteLine($"error: {error}");
        }
        var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
        talk.WriteLine($"help: daybook{verb} --help");
        return ExitCode.Usage;
    }
}
