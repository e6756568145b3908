using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Issues any command to a study.</summary>
internal static class DoVerb
{
    private static readonly Argument<string> Source = new("command") { Description = "A file with one command as JSON, or - for standard input." };
    private static readonly Option<string> As = new("--as") { Description = "Who acts, as account:role.", HelpName = "account:role", Required = true };
    private static readonly Option<string?> Id = new("--id") { Description = "The command's id. The same command under the same id is done once." };
    private static readonly Option<string?> Site = new("--site") { Description = "The site that the person acts for." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "do",
        "Issues a command to a study and prints its receipts, or why it was refused.",
        ["daybook do withdraw.json --data demo --as cora:coordinator", "echo '{\"command\":\"lock-study\"}' | daybook do - --data demo --as stan:statistician"],
        [Source, As, Id, Site, StudyChoice.Data, StudyChoice.Slug],
        async (parsed, terminal, cancellation) =>
        {
            var source = parsed.GetRequiredValue(Source);
            var json = source == "-" ? await Console.In.ReadToEndAsync(cancellation) : Input.Text(source);
            var command = Read(json, source == "-" ? "standard input" : source);
            await using var study = await StudyChoice.Open(parsed, cancellation);
            var id = parsed.GetValue(Id) ?? Guid.CreateVersion7().ToString();
            return Tell(terminal, await study.Journal.Do(new Request(command, Acting.Person(parsed.GetRequiredValue(As)), id, parsed.GetValue(Site)), cancellation));
        });

    private static Trial.Command Read(string json, string source)
    {
        try
        {
            return TrialJson.ReadCommand(System.Text.Encoding.UTF8.GetBytes(json));
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new Complaint(ExitCode.InvalidInput, $"{source} holds no command: {error.Message}", "see docs/guide/commands.md for every command with an example.");
        }
    }

    private static ExitCode Tell(Terminal terminal, Reply reply)
    {
        switch (reply)
        {
            case Reply.Done done:
                terminal.Answer(
                    new JsonObject { ["receipts"] = new JsonArray([.. done.Receipts.Select(Write)]) },
                    [.. done.Receipts.Select(receipt => $"entry {receipt.Seq}: {receipt.EntryId}, leaf {receipt.Leaf[..12]}, head {receipt.HeadSize} {receipt.HeadRoot[..12]}")]);
                return ExitCode.Ok;
            case Reply.Refused refused:
                return Acting.Refused(terminal, refused.Refusal);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static JsonNode Write(Receipt receipt) => new JsonObject
    {
        ["seq"] = receipt.Seq,
        ["entryId"] = receipt.EntryId,
        ["leaf"] = receipt.Leaf,
        ["headSize"] = receipt.HeadSize,
        ["headRoot"] = receipt.HeadRoot,
    };
}
