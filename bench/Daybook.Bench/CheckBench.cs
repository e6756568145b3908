using System.Diagnostics;
using System.Text.Json.Nodes;
using Daybook.Tests.Trial;
using Daybook.Trial;

namespace Daybook.Bench;

/// <summary>How long the check of the pilot takes: the first one of a process, one of many, and the whole command from its start to its end. The bar, 200 ms, is on each.</summary>
internal static class CheckBench
{
    private const double Bar = 200;
    private const int Times = 50;
    private const int Starts = 10;

    public static Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var first = Milliseconds(() => ProtocolReader.Read(Bundled.Pilot, "pilot.yaml"));
        var later = Median(Times, () => ProtocolReader.Read(Bundled.Pilot, "pilot.yaml"));
        var root = BenchResult.Root();
        var command = Path.Combine(root, "src", "Daybook.Cli", "bin", "Release", "net10.0", "daybook.dll");
        // The bar is on what somebody types; without the command there is nothing to judge.
        var whole = File.Exists(command) ? Median(Starts, () => Start(command, Path.Combine(root, "protocols", "ldn-fibromyalgia-2009.yaml"))) : (double?)null;
        return Task.FromResult(new BenchResult(first <= Bar && later <= Bar && whole <= Bar, new JsonObject { ["barMs"] = Bar, ["firstMs"] = first, ["medianMs"] = later, ["wholeCommandMs"] = whole }));
    }

    private static void Start(string command, string protocol)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [command, "check", protocol]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private static double Median(int times, Action act) => Enumerable.Range(0, times).Select(_ => Milliseconds(act)).Order().ElementAt(times / 2);

    private static double Milliseconds(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return Math.Round(clock.Elapsed.TotalMilliseconds, 1);
    }
}
