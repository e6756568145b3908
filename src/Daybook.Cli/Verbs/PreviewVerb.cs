using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Server;
using Microsoft.Extensions.Hosting;

namespace Daybook.Cli.Verbs;

/// <summary>Draws a protocol in the browser while it is being written.</summary>
internal static class PreviewVerb
{
    private static readonly Argument<string> ProtocolPath = new("protocol") { Description = "The protocol file. It may have problems; they are shown." };
    private static readonly Option<Uri> Address = ServeVerb.Url("Where to listen, on this machine only. Port 0 takes a free one.");

    public static Command Build() => Verb.Of(
        "preview",
        "Shows a protocol in the browser while it is written: the phone, the schedule, the visits, the consent, the kits and the endpoints. Redraws when the file is saved.",
        ["daybook preview trial.yaml", "daybook preview protocols/minimal-crossover.yaml --address http://127.0.0.1:8080"],
        [ProtocolPath, Address],
        Preview);

    private static async Task<ExitCode> Preview(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var path = parsed.GetRequiredValue(ProtocolPath);
        if (!File.Exists(path)) throw new Complaint(ExitCode.NotFound, $"there is no file {path}.", "check the path, or begin one with daybook new.");
        try
        {
            await using var app = PreviewServer.Build(new PreviewedFile(path), parsed.GetRequiredValue(Address), TimeProvider.System);
            await app.StartAsync(cancellation);
            var address = app.Urls.First();
            if (terminal.Json) terminal.Answer(new JsonObject { ["file"] = path, ["address"] = address });
            terminal.Say($"previewing {path} at {address} (Ctrl-C stops)");
            await app.WaitForShutdownAsync(cancellation);
            return ExitCode.Ok;
        }
        catch (ServeRefusedException refused)
        {
            throw new Complaint(ExitCode.Refused, refused.Refusal.What, refused.Refusal.Remedy);
        }
    }
}
