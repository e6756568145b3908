using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Exchange;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Brings a finished trial's file into a new study, whole or not at all.</summary>
internal static class ImportVerb
{
    private const int RowsShown = 50;

    private static readonly Argument<string[]> Files = new("file") { Description = "The files, all with the same columns.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Map = new("--map") { Description = "What the columns mean.", HelpName = "file", Required = true };
    private static readonly Option<string> Organisation = new("--organisation") { Description = "Who is responsible for the study.", HelpName = "name", DefaultValueFactory = _ => "This organisation" };

    public static System.CommandLine.Command Build()
    {
        var tabular = Verb.Of(
            "tabular",
            "Brings in delimited text: any line ends, decimal point or comma, a row a period or a row a participant.",
            ["daybook import tabular --map asthma.map.yaml asthma.csv --data imported", "daybook import tabular --map map.yaml first.csv second.csv"],
            [Files, Map, Organisation, StudyChoice.Data],
            Import);
        var import = new System.CommandLine.Command("import", "Brings a finished trial's file into a new study.\n\nExamples:\n  daybook import tabular --map asthma.map.yaml asthma.csv --data imported\n  daybook import tabular --help");
        import.Add(tabular);
        import.Add(RescueVerb.Build());
        return import;
    }

    private static async Task<ExitCode> Import(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var map = parsed.GetRequiredValue(Map);
        var files = parsed.GetRequiredValue(Files).Select(path => new TabularFile(Path.GetFileName(path), Input.Bytes(path))).ToList();
        var reading = TabularImport.Read(Input.Text(map), map, files);
        if (reading.Study is not { } found) return Reject(reading, terminal);
        var data = new DataFolder(parsed.GetRequiredValue(StudyChoice.Data));
        var setUp = new StudySetUp
        {
            Study = Guid.CreateVersion7().ToString("N"),
            Slug = found.Slug,
            Organisation = parsed.GetRequiredValue(Organisation),
            Title = found.Title,
            Purpose = Purpose.Real,
            Yaml = found.ProtocolYaml,
            Allocation = new AllocationSetUp(found.Allocation, []),
        };
        var folder = data.Study(found.Slug);
        await using var made = await NewStudy.Make(folder, setUp, cancellation);
        var by = new Trial.Actor(Trial.ActorKind.System, "daybook", Role.Administrator);
        if (await made.Study.Journal.Do(new Request(found.Command, by, "import"), cancellation) is Reply.Refused { Refusal: var refusal })
            throw new Complaint(ExitCode.Refused, $"{refusal.What} {refusal.Meaning}", refusal.Remedy);
        var study = made.Keep();
        terminal.Answer(
            new JsonObject
            {
                ["slug"] = found.Slug, ["folder"] = folder.Root, ["rows"] = found.Command.Rows, ["participants"] = found.Command.Participants.Count,
                ["head"] = new JsonObject { ["size"] = study.Head.Size, ["root"] = study.Head.Root.ToString() },
            },
            $"imported {found.Command.Rows} rows of {found.Command.Participants.Count} participants as {found.Slug}; none was rejected",
            $"the treatments are sealed; commitment {study.State.Allocation!.Commitment[..12]}",
            "next: lock it, have two people open the code, then daybook report");
        return ExitCode.Ok;
    }

    private static ExitCode Reject(TabularReading reading, Terminal terminal)
    {
        var details = new JsonObject
        {
            ["problems"] = JsonNode.Parse(ProblemJson.Write(reading.Problems)),
            ["rejected"] = new JsonArray([.. reading.Rejected.Select(row => new JsonObject { ["file"] = row.File, ["line"] = row.Line, ["column"] = row.Column, ["what"] = row.What })]),
        };
        if (!terminal.Json)
        {
            terminal.Talk.Write(ProblemText.Render(reading.Problems));
            foreach (var row in reading.Rejected.Take(RowsShown)) terminal.Say($"{row.File}:{row.Line}: {(row.Column is null ? "" : $"{row.Column}: ")}{row.What}");
            if (reading.Rejected.Count > RowsShown) terminal.Say($"... and {reading.Rejected.Count - RowsShown} more rows");
        }
        throw new Complaint(
            ExitCode.InvalidInput,
            $"nothing was imported: {reading.Problems.Count} problems in the map, {reading.Rejected.Count} rows rejected.",
            "mend the map or the rows and import again; an import is whole or not at all.",
            details);
    }
}
