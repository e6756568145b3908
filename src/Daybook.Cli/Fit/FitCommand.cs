using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Cli.Fit;

/// <summary><c>daybook fit CASE.json</c> runs one case; <c>daybook fit --all DIR</c> runs and scores a folder of them.</summary>
internal static class FitCommand
{
    private const int Ok = 0, Failed = 1, Usage = 2, InvalidInput = 3, NotFound = 5;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Runs the command.</summary>
    /// <param name="casePath">A case file, or null with <paramref name="folder"/>.</param>
    /// <param name="folder">A folder whose *.json cases are all run, or null.</param>
    /// <param name="json">Whether to print JSON instead of lines.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Problems.</param>
    /// <returns>0 all agreed or computed; 1 a number disagreed; 2 usage; 3 an invalid case; 5 no such file.</returns>
    public static int Run(string? casePath, string? folder, bool json, TextWriter output, TextWriter error)
    {
        if ((casePath is null) == (folder is null))
        {
            error.WriteLine("Give one case file, or --all with a folder of cases.");
            return Usage;
        }
        if (casePath is not null ? !File.Exists(casePath) : !Directory.Exists(folder))
        {
            error.WriteLine($"There is no {casePath ?? folder}.");
            return NotFound;
        }
        try
        {
            return casePath is not null ? RunOne(casePath, json, output, error) : RunAll(folder!, json, output);
        }
        catch (InvalidCaseException problem)
        {
            error.WriteLine(problem.Message);
            return InvalidInput;
        }
    }

    private static int RunOne(string path, bool json, TextWriter output, TextWriter error)
    {
        CaseRun run = CaseRun.Of(path);
        if (run.Results is null)
        {
            error.WriteLine($"{run.Id}: {run.Problem ?? $"family {run.Family} is not built"}");
            return run.Problem is null ? Failed : InvalidInput;
        }
        if (json)
        {
            output.WriteLine(new JsonObject
            {
                ["schema"] = "trialstats-ref/1", ["id"] = run.Id, ["family"] = run.Family, ["results"] = run.Results,
            }.ToJsonString(Indented));
        }
        else
        {
            foreach ((string leaf, object? value) in CaseComparer.Leaves(run.Results))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{leaf}\t{(value is double number ? number.ToString("G6", CultureInfo.InvariantCulture) : value ?? "null")}"));
            }
        }
        if (run.Comparison is null)
        {
            return Ok;
        }
        (json ? error : output).WriteLine(run.Line());
        foreach (Disagreement d in run.Comparison.Disagreements.Skip(1).Take(49))
        {
            error.WriteLine($"  {d.Path}: expected {d.Expected}, got {d.Computed ?? "nothing"}");
        }
        return run.Comparison.AllAgreed ? Ok : Failed;
    }

    private static int RunAll(string folder, bool json, TextWriter output)
    {
        var runs = new List<CaseRun>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            CaseRun run = CaseRun.Of(path);
            runs.Add(run);
            if (!json)
            {
                output.WriteLine(run.Line());
            }
        }
        if (json)
        {
            output.WriteLine(new JsonArray([.. runs.Select(run => (JsonNode)run.ToJson())]).ToJsonString(Indented));
        }
        else
        {
            WriteTotals(runs, output);
        }
        return runs.All(run => run.Outcome is CaseOutcome.Agreed or CaseOutcome.Computed) ? Ok : Failed;
    }

    private static void WriteTotals(List<CaseRun> runs, TextWriter output)
    {
        output.WriteLine();
        foreach (var family in runs.GroupBy(run => run.Family).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            int agreed = family.Count(run => run.Outcome is CaseOutcome.Agreed or CaseOutcome.Computed);
            string note = family.Any(run => run.Outcome == CaseOutcome.NotBuilt) ? "  not built" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{family.Key,-22} {agreed,4} / {family.Count()}{note}"));
        }
        int total = runs.Count(run => run.Outcome is CaseOutcome.Agreed or CaseOutcome.Computed);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-22} {total,4} / {runs.Count}"));
    }
}
