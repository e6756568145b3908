using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Prints the JSON Schema of the protocol language, for editors.</summary>
internal static class SchemaVerb
{
    private static readonly Option<string?> Out = new("--out") { Description = "Write to this file instead of standard output." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "schema",
        "Prints the JSON Schema (draft 7) of protocol files, with a hover text for every key.",
        ["daybook schema > protocol.schema.json", "daybook schema --out protocol.schema.json"],
        [Out],
        async (parsed, terminal, cancellation) =>
        {
            var schema = ProtocolSchema.Write();
            if (parsed.GetValue(Out) is not { } path)
            {
                await terminal.Results.WriteAsync(schema);
                return ExitCode.Ok;
            }
            await File.WriteAllTextAsync(path, schema, cancellation);
            terminal.Answer(new JsonObject { ["file"] = path }, $"{path}: the schema of the protocol language");
            return ExitCode.Ok;
        });
}
