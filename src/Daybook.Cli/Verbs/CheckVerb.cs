using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Checks protocol files and prints every problem in one pass.</summary>
internal static class CheckVerb
{
    private static readonly Argument<string[]> Files = new("protocol") { Description = "One or more protocol files, or names of bundled studies.", Arity = ArgumentArity.OneOrMore };

    public static System.CommandLine.Command Build() => Verb.Of(
        "check",
        "Checks protocol files: their writing, their names and their meaning.",
        ["daybook check protocols/minimal-crossover.yaml", "daybook check --json trial.yaml"],
        [Files],
        (parsed, terminal, _) => Task.FromResult(Check(parsed.GetRequiredValue(Files), terminal)));

    /// <summary>Every file that can be read is checked, also beside one that cannot.</summary>
    private static ExitCode Check(IReadOnlyList<string> files, Terminal terminal)
    {
        var unread = new List<Complaint>();
        var readings = files.Select(file => (file, yaml: Text(file, unread))).Where(read => read.yaml is not null).Select(read => (read.file, yaml: read.yaml!, reading: ProtocolReader.Read(read.yaml!, read.file))).ToList();
        var problems = readings.SelectMany(read => read.reading.Problems).ToList();
        if (!terminal.Json) Say(readings, problems, terminal);
        else if (unread.Count == 0) terminal.Answer(Document(readings, problems));
        foreach (var complaint in unread.SkipLast(1))
            terminal.Say($"error: {complaint.Message} {complaint.Remedy}");
        if (unread is not [.., var last]) return problems.Count == 0 ? ExitCode.Ok : ExitCode.InvalidInput;
        // One document is all that a program is told: it names every file that could not be read.
        var document = Document(readings, problems);
        document["unread"] = new JsonArray([.. unread.Select(complaint => new JsonObject { ["error"] = complaint.Message, ["help"] = complaint.Remedy })]);
        throw new Complaint(last.Code, last.Message, last.Remedy, document);
    }

    private static string? Text(string file, List<Complaint> unread)
    {
        try
        {
            return Input.Protocol(file);
        }
        catch (Complaint complaint)
        {
            unread.Add(complaint);
            return null;
        }
    }

    private static JsonObject Document(List<(string File, string Yaml, ProtocolReading Reading)> readings, List<Problem> problems) => new()
    {
        ["problems"] = JsonNode.Parse(ProblemJson.Write(problems)),
        ["untried"] = new JsonObject(readings.Where(read => read.Reading.Untried.Count > 0).Select(read => KeyValuePair.Create(read.File, (JsonNode?)new JsonArray([.. read.Reading.Untried.Select(part => JsonValue.Create(part))])))),
        ["protocols"] = new JsonArray([.. readings.Where(read => read.Reading.Protocol is not null).Select(read => new JsonObject
        {
            ["file"] = read.File,
            ["protocol"] = read.Reading.Protocol!.Id,
            ["version"] = read.Reading.Protocol.Version,
            ["hash"] = ProtocolReader.HashOf(read.Yaml).Value,
        })]),
    };

    private static void Say(List<(string File, string Yaml, ProtocolReading Reading)> readings, List<Problem> problems, Terminal terminal)
    {
        foreach (var (file, yaml, protocol) in readings.Where(read => read.Reading.Protocol is not null).Select(read => (read.File, read.Yaml, read.Reading.Protocol!)))
        {
            terminal.Results.WriteLine(Sound(file, yaml, protocol));
            foreach (var language in Spoken.Languages(protocol).Where(language => Tongues.Nearest(language, Tongues.OfPhone) is null))
                terminal.Say($"{file}: what the study asks is in {language}; the phone's own words, its reminders and its calendar are in English, for it speaks {string.Join(", ", Tongues.OfPhone)}");
        }
        if (problems.Count == 0) return;
        terminal.Talk.Write(ProblemText.Render(problems));
        terminal.Say($"{problems.Count} {(problems.Count == 1 ? "problem" : "problems")}; daybook explain {problems[0].Code} says more");
        foreach (var (file, untried) in readings.Select(read => (read.File, read.Reading.Untried)).Where(read => read.Untried.Count > 0))
            terminal.Say($"{file}: rules of meaning that read {string.Join(" and ", untried)} were not all tried; they are when what is wrong there is mended");
    }

    private static string Sound(string file, string yaml, Protocol protocol) =>
        $"{file}: {protocol.Id} {protocol.Version} is sound ({protocol.Periods.Sum(period => period.Days)} days, {protocol.Visits.Count} visits, hash {ProtocolReader.HashOf(yaml).Value[..12]})";
}
