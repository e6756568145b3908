using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Bench;

/// <summary>What a benchmark measured, with the commit and the machine.</summary>
public sealed class BenchResult(bool passed, JsonObject figures)
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>False when a fault run found a fault or a bar was missed.</summary>
    public bool Passed { get; } = passed;

    public string Render() => string.Join('\n', figures.Select(pair => $"{pair.Key}: {pair.Value?.ToJsonString()}"));

    /// <summary>Writes the result beside the earlier ones and returns the path.</summary>
    public string Keep(string name)
    {
        var root = Root();
        var folder = Path.Combine(root, "bench", "results");
        Directory.CreateDirectory(folder);
        var document = new JsonObject
        {
            ["bench"] = name,
            ["passed"] = Passed,
            ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["commit"] = Commit(root),
            ["machine"] = new JsonObject { ["cores"] = Environment.ProcessorCount, ["cpu"] = Cpu(), ["runtime"] = Environment.Version.ToString() },
            ["figures"] = figures.DeepClone(),
        };
        var path = Path.Combine(folder, $"{name}.json");
        File.WriteAllText(path, document.ToJsonString(Pretty) + "\n");
        return Path.GetRelativePath(root, path);
    }

    public static string Root()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Daybook.slnx"))) return folder;
        }
        throw new InvalidOperationException("No Daybook.slnx stands above the benchmark.");
    }

    /// <summary>The commit that was measured. Results that other benches have just kept change nothing that is measured.</summary>
    private static string Commit(string root) =>
        Git(root, "describe", "--always") + (Git(root, "status", "--porcelain", "--untracked-files=no", "--", ":!bench/results").Length == 0 ? "" : "-dirty");

    private static string Git(string root, params string[] asked)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", root, .. asked]) { RedirectStandardOutput = true })!;
        return git.StandardOutput.ReadToEnd().Trim();
    }

    private static string Cpu()
    {
        const string path = "/proc/cpuinfo";
        if (!File.Exists(path)) return "unknown";
        return File.ReadLines(path).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown";
    }
}
