using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Study;

namespace Daybook.Cli;

/// <summary>A report on disk: <c>report.html</c>, <c>results.json</c>, and every figure as SVG with the values it shows as CSV.</summary>
internal static class ReportFolder
{
    /// <summary>Writes the report and says what was written, with the hash of the page.</summary>
    public static async Task<JsonObject> Write(StudyReport report, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "figures"));
        var html = Path.Combine(folder, "report.html");
        await File.WriteAllTextAsync(html, report.Report.Html, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, "results.json"), report.ResultsJson, cancellation);
        foreach (var figure in report.Report.Figures)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "figures", $"{figure.Id}.svg"), figure.Svg, cancellation);
            await File.WriteAllTextAsync(Path.Combine(folder, "figures", $"{figure.Id}.csv"), figure.Table.Csv, cancellation);
        }
        return new JsonObject
        {
            ["path"] = html,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(report.Report.Html))),
        };
    }

    /// <summary>Where a study's report stands unless the caller says otherwise.</summary>
    public static string Of(StudyFolder folder) => Path.Combine(folder.Root, "report");
}
