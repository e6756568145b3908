using System.Text.Json.Nodes;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Reads a protocol that the user names: a file, or a bundled study. One with problems ends the verb and shows them.</summary>
internal static class ProtocolFile
{
    public static Protocol Read(string name, Terminal terminal)
    {
        var yaml = Input.Protocol(name);
        var reading = ProtocolReader.Read(yaml, name);
        if (reading.Protocol is { } protocol) return protocol;
        if (!terminal.Json) terminal.Talk.Write(ProblemText.Render(reading.Problems));
        throw new Complaint(
            ExitCode.InvalidInput,
            $"{name} has {reading.Problems.Count} {(reading.Problems.Count == 1 ? "problem" : "problems")}.",
            "mend what is wrong; daybook explain says more of a code.",
            new JsonObject { ["problems"] = JsonNode.Parse(ProblemJson.Write(reading.Problems)) });
    }
}
