using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Daybook.Bench;

/// <summary>Kills a demo at random, runs it again on the same folder, and compares its head with that of a demo that was left alone.</summary>
internal static class DemoKillBench
{
    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var tries = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
        var home = Worlds.Temporary("demo-kill");
        var clock = Stopwatch.StartNew();
        var expected = Heads(await Demo(Path.Combine(home, "alone"), null));
        var whole = clock.ElapsedMilliseconds;
        var (chance, same, kills) = (new Random(3), 0, 0);
        for (var i = 0; i < tries; i++)
        {
            var folder = Path.Combine(home, $"try-{i}");
            for (var kill = 0; kill < 2; kill++)
                if (await Demo(folder, chance.Next(100, (int)whole)) is null) kills++;
            var heads = Heads(await Demo(folder, null));
            if (heads == expected) same++;
            else Console.Error.WriteLine($"try {i}: {heads} is not {expected}");
        }
        Directory.Delete(home, recursive: true);
        return new BenchResult(same == tries && kills > 0, new JsonObject { ["tries"] = tries, ["kills"] = kills, ["sameHeads"] = same, ["heads"] = expected, ["demoMilliseconds"] = whole });
    }

    private static string Heads(string? json) =>
        string.Join(' ', JsonNode.Parse(json!)!["studies"]!.AsArray().Select(study => $"{study!["slug"]} {study["head"]!["size"]} {study["head"]!["root"]}"));

    /// <summary>What the demo printed; null when it was killed first.</summary>
    private static async Task<string?> Demo(string folder, int? killAfter)
    {
        using var demo = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "daybook.dll"), "demo", "--no-serve", "--json", "--data", folder, "--today", "2026-06-01", "--seed", "7"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (results, talk) = (demo.StandardOutput.ReadToEndAsync(), demo.StandardError.ReadToEndAsync());
        if (killAfter is { } milliseconds && !demo.WaitForExit(milliseconds))
        {
            demo.Kill();
            await demo.WaitForExitAsync();
            return null;
        }
        await demo.WaitForExitAsync();
        return demo.ExitCode == 0 ? await results : throw new InvalidOperationException($"The demo failed: {await talk}");
    }
}
