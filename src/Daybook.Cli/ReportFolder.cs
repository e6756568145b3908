using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Study;

namespace Daybook.Cli;

/// <summary>A report on disk: <c>report.html</c>, <c>results.json</c>, and every figure as SVG and PNG with the values it shows as CSV.</summary>
internal static class ReportFolder
{
    /// <summary>Writes the report and says what was written, with the hash of the page.</summary>
    public static async Task<JsonObject> Write(StudyReport report, string folder, CancellationToken cancellation)
    {
        // Written aside and moved into place: files of two runs never stand together.
        var aside = folder.TrimEnd('/', '\\') + ".new";
        if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        Directory.CreateDirectory(Path.Combine(aside, "figures"));
        await File.WriteAllTextAsync(Path.Combine(aside, "report.html"), report.Report.Html, cancellation);
        await File.WriteAllTextAsync(Path.Combine(aside, "results.json"), report.ResultsJson, cancellation);
        foreach (var figure in report.Report.Figures)
        {
            await File.WriteAllTextAsync(Path.Combine(aside, "figures", $"{figure.Id}.svg"), figure.Svg, cancellation);
            await File.WriteAllBytesAsync(Path.Combine(aside, "figures", $"{figure.Id}.png"), figure.Png, cancellation);
            await File.WriteAllTextAsync(Path.Combine(aside, "figures", $"{figure.Id}.csv"), figure.Table.Csv, cancellation);
        }
        if (Directory.Exists(folder)) Replace(folder);
        Directory.Move(aside, folder);
        return new JsonObject
        {
            ["path"] = Path.Combine(folder, "report.html"),
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report.Report.Html))),
        };
    }

    // Only what an earlier report left may go; a folder that holds anything else is somebody's.
    private static void Replace(string folder)
    {
        var strange = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).FirstOrDefault(name => name is not ("report.html" or "results.json" or "figures"));
        if (strange is not null) throw new Complaint(ExitCode.Refused, $"{folder} holds {strange}, which is no part of a report; nothing was written.", "name an empty folder or one that holds an earlier report.");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Where a study's report stands unless the caller says otherwise: beside the studies, not in a study's own folder.</summary>
    public static string Of(StudyFolder folder) => Path.GetFullPath(Path.Combine(folder.Root, "..", "..", "reports", Path.GetFileName(folder.Root)));
}
