using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Cli.Doctor;

namespace Daybook.Cli.Verbs;

/// <summary>Looks at the machine and the studies and says what to do.</summary>
internal static class DoctorVerb
{
    public static Command Build() => Verb.Of(
        "doctor",
        "Checks the machine, the folder and its studies; every line says OK, WARN or FAIL and how to mend it.",
        ["daybook doctor", "daybook doctor --data trial --json"],
        [StudyChoice.Data],
        async (parsed, terminal, cancellation) =>
        {
            var data = new DataFolder(parsed.GetRequiredValue(StudyChoice.Data));
            IReadOnlyList<Check> checks = [.. MachineChecks.Run(data.Path), .. await StudyChecks.Run(data, cancellation)];
            terminal.Answer(
                new JsonObject { ["checks"] = new JsonArray([.. checks.Select(Write)]) },
                [.. checks.Select(check => $"{check.Health.ToString().ToUpperInvariant(),-4}  {check.Name}: {check.What}{(check.Fix is null ? "" : $"\n      fix: {check.Fix}")}")]);
            return checks.Any(check => check.Health == Health.Fail) ? ExitCode.Failed : ExitCode.Ok;
        });

    private static JsonNode Write(Check check) => new JsonObject
    {
        ["name"] = check.Name,
        ["status"] = check.Health.ToString().ToLowerInvariant(),
        ["what"] = check.What,
        ["fix"] = check.Fix,
    };
}
