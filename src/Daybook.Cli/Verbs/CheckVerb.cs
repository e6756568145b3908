using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Checks protocol files and prints every problem in one pass.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string[]> Files = new("protocol") { Description = "One or more protocol files.", Arity = ArgumentArity.OneOrMore };

    public static System.CommandLine.Command Build() => Verb.Of(
        "check",
        "Checks protocol files: their writing, their names and their meaning.",
        ["daybook check protocols/minimal-crossover.yaml", "daybook check --json trial.yaml"],
        [Files],
        (parsed, terminal, _) => Task.FromResult(Check(parsed.GetRequiredValue(Files), terminal)));

    private static ExitCode Check(IReadOnlyList<string> files, Terminal terminal)
    {
        var readings = files.Select(file => (file, yaml: Input.Protocol(file))).Select(read => (read.file, read.yaml, reading: ProtocolReader.Read(read.yaml, read.file))).ToList();
        var problems = readings.SelectMany(read => read.reading.Problems).ToList();
        var document = new JsonObject
        {
            ["problems"] = JsonNode.Parse(ProblemJson.Write(problems)),
            ["protocols"] = new JsonArray([.. readings.Where(read => read.reading.Protocol is not null).Select(read => new JsonObject
            {
                ["file"] = read.file,
                ["protocol"] = read.reading.Protocol!.Id,
                ["version"] = read.reading.Protocol.Version,
                ["hash"] = ProtocolReader.HashOf(read.yaml).Value,
            })]),
        };
        if (problems.Count == 0)
        {
            terminal.Answer(document, [.. readings.Select(read => Sound(read.file, read.yaml, read.reading.Protocol!))]);
            foreach (var (file, protocol) in readings.Select(read => (read.file, read.reading.Protocol!)))
                foreach (var language in Spoken.Languages(protocol).Where(language => Tongues.Nearest(language, Tongues.OfPhone) is null))
                    terminal.Say($"{file}: what the study asks is in {language}; the phone's own words, its reminders and its calendar are in English, for it speaks {string.Join(", ", Tongues.OfPhone)}");
            return ExitCode.Ok;
        }
        if (terminal.Json) terminal.Answer(document);
        else terminal.Talk.Write(ProblemText.Render(problems));
        terminal.Say($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")}; daybook explain {problems[0].Code} says more");
        return ExitCode.InvalidInput;
    }

    private static string Sound(string file, string yaml, Protocol protocol) =>
        $"{file}: {protocol.Id} {protocol.Version} is sound ({protocol.Periods.Sum(period => period.Days)} days, {protocol.Visits.Count} visits, hash {ProtocolReader.HashOf(yaml).Value[..12]})";
}
