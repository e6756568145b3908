using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Server;

namespace Daybook.Cli.Verbs;

/// <summary>Writes the report of a locked and unblinded study, or its shell before that.</summary>
internal static class ReportVerb
{
    private static readonly Option<string?> Out = new("--out") { Description = "The folder to write to; otherwise reports/SLUG beside the studies.", HelpName = "folder" };
    private static readonly Option<bool> Shell = new("--shell") { Description = "Write the layout without results, before the code is open." };

    public static Command Build() => Verb.Of(
        "report",
        "Analyses the locked dataset as the protocol planned and writes one offline page with results.json and every figure.",
        ["daybook report --data demo", "daybook report --data trial --shell --out shell"],
        [StudyChoice.Data, StudyChoice.Slug, Out, Shell],
        async (parsed, terminal, cancellation) =>
        {
            await using var study = await StudyChoice.Open(parsed, cancellation);
            var shell = parsed.GetValue(Shell);
            if (!shell && study.State.Lock is null) throw new Complaint(ExitCode.Refused, "the study is not locked, so there is nothing to report.", "lock it (daybook do), or write the --shell.");
            if (!shell && study.State.Code is null) throw new Complaint(ExitCode.Refused, "the code has not been opened.", "two people approve the unblinding (daybook do), or write the --shell.");
            var report = shell ? await StudyReport.Shell(study, cancellation) : await StudyReport.Of(study, cancellation);
            var written = await ReportFolder.Write(report, parsed.GetValue(Out) ?? ReportFolder.Of(study.Folder) + (shell ? "-shell" : ""), cancellation);
            terminal.Answer(
                new JsonObject { ["report"] = written, ["results"] = JsonNode.Parse(report.ResultsJson) },
                [.. report.Run.Analyses.Select(AnalysisLine.Of), $"report: {written["path"]}"]);
            return ExitCode.Ok;
        });
}
