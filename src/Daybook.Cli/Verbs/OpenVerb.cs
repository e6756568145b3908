using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Opens a real study from its protocol and makes the first administrator's link.</summary>
internal static class OpenVerb
{
    private static readonly TimeSpan LinkHolds = TimeSpan.FromHours(24);

    private static readonly Argument<string> ProtocolFile = new("protocol") { Description = "The protocol file, or the name of a bundled study." };
    private static readonly Option<string> Site = new("--site") { Description = "The site of the protocol at which this installation stands.", HelpName = "id", Required = true };
    private static readonly Option<string> Organisation = new("--organisation") { Description = "Who is responsible for the study.", HelpName = "name", DefaultValueFactory = _ => "This organisation" };
    private static readonly Option<string> Administrator = new("--administrator") { Description = "The first administrator's account.", HelpName = "account", DefaultValueFactory = _ => "administrator" };
    private static readonly Option<Purpose> For = new("--for") { Description = "What the study is for; it never changes: real or rehearsal.", DefaultValueFactory = _ => Purpose.Real };
    private static readonly Option<Uri> Address = ServeVerb.Url("Where the server will answer.");

    public static System.CommandLine.Command Build() => Verb.Of(
        "open",
        "Opens a study: draws and seals the allocation, begins the ledger, and prints a one-time link for the first administrator.",
        ["daybook open protocols/minimal-crossover.yaml --data trial --site north", "daybook open trial.yaml --data trial --site north --for rehearsal", "daybook open trial.yaml --data trial --site north --postgres DAYBOOK_POSTGRES"],
        [ProtocolFile, StudyChoice.Data, Site, Organisation, Administrator, For, StudyChoice.Postgres, Address],
        Open);

    private static async Task<ExitCode> Open(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (parsed.GetValue(For) == Purpose.Synthetic) throw new Complaint(ExitCode.Usage, "a synthetic study is made by daybook demo.", "use --for real or --for rehearsal.");
        var file = parsed.GetRequiredValue(ProtocolFile);
        var yaml = Input.Protocol(file);
        var reading = ProtocolReader.Read(yaml, file);
        if (reading.Protocol is not { } protocol)
        {
            if (!terminal.Json) terminal.Talk.Write(ProblemText.Render(reading.Problems));
            throw new Complaint(ExitCode.InvalidInput, $"{file} has {reading.Problems.Count} problems; no study was opened.", "mend them and run daybook check.", new JsonObject { ["problems"] = JsonNode.Parse(ProblemJson.Write(reading.Problems)) });
        }
        var site = parsed.GetRequiredValue(Site);
        if (protocol.Sites.All(known => known.Id != site)) throw new Complaint(ExitCode.InvalidInput, $"the protocol has no site '{site}'.", $"its sites: {string.Join(", ", protocol.Sites.Select(known => known.Id))}.");
        var data = new DataFolder(parsed.GetRequiredValue(StudyChoice.Data));
        var options = StudyChoice.RealOptions();
        var drawn = AllocationLists.Draw(protocol, options.Entropy);
        var administrator = parsed.GetRequiredValue(Administrator);
        if (string.IsNullOrWhiteSpace(administrator)) throw new Complaint(ExitCode.Usage, "the administrator's account has no name.", "name it with --administrator.");
        // The book first: when a server holds it, nothing is made.
        Directory.CreateDirectory(data.Path);
        await using var book = await ServerBook.CreateOrOpen(data.Path, options, cancellation);
        await using var made = await NewStudy.Make(data.Study(protocol.Id), SetUp(parsed, yaml, protocol, drawn), cancellation);
        var link = await Invite(book, made.Study.State.Opened!.Study, administrator, parsed.GetRequiredValue(Address), cancellation);
        var study = made.Keep();
        terminal.Answer(
            new JsonObject { ["study"] = study.State.Opened!.Study, ["slug"] = protocol.Id, ["site"] = site, ["folder"] = study.Folder.Root, ["head"] = study.Head.Size, ["root"] = study.Head.Root.ToString(), ["link"] = link },
            $"opened {protocol.Id} ({parsed.GetValue(For).ToString().ToLowerInvariant()}) in {study.Folder.Root}{(parsed.GetValue(StudyChoice.Postgres) is null ? "" : $"; its ledger in {study.LedgerStands}")}",
            $"the allocation is sealed; commitment {study.State.Allocation?.Commitment ?? "(no allocation)"}",
            $"link for '{administrator}', works once within {LinkHolds.TotalHours:0} hours: {link}",
            $"next: daybook serve --data {parsed.GetRequiredValue(StudyChoice.Data)}");
        return ExitCode.Ok;
    }

    private static StudySetUp SetUp(ParseResult parsed, string yaml, Protocol protocol, DrawnAllocation drawn) => new()
    {
        Study = Guid.CreateVersion7().ToString("N"),
        Slug = protocol.Id,
        Organisation = parsed.GetRequiredValue(Organisation),
        Title = protocol.Title,
        Purpose = parsed.GetValue(For),
        Yaml = yaml,
        Postgres = parsed.GetValue(StudyChoice.Postgres),
        Allocation = new AllocationSetUp(drawn.List, drawn.Kits),
    };

    private static async Task<string> Invite(ServerBook book, string study, string account, Uri address, CancellationToken cancellation)
    {
        var by = new Trial.Actor(Trial.ActorKind.System, "daybook", Role.Administrator);
        if (!book.State.Accounts.ContainsKey(account)) await Must(book.Journal.Do(new CreateAccount(account, account), by, $"open:{study}:account", cancellation));
        await Must(book.Journal.Do(new GrantRole(account, study, Role.Administrator, null), by, $"open:{study}:role", cancellation));
        return new Uri(address, $"/invitation/{book.MakeLink(account, LinkHolds)}").ToString();
    }

    private static async Task Must(Task<Reply> asked)
    {
        if (await asked is Reply.Refused { Refusal: var refusal }) throw new Complaint(ExitCode.Refused, refusal.What, refusal.Remedy);
    }
}
