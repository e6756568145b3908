using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Daybook.Tests.Editor;

/// <summary>The YAML language server that editors run, over its standard streams (Language Server Protocol 3.17).</summary>
internal sealed class LanguageServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private int asked;

    private LanguageServer(Process process) => this.process = process;

    public static async Task<LanguageServer> Start()
    {
        var program = Repository.At("tests", "editor", "node_modules", "yaml-language-server", "bin", "yaml-language-server");
        Assert.True(File.Exists(program), "The YAML language server is missing: run npm ci in tests/editor, or ./test.");
        var start = new ProcessStartInfo("node", [program, "--stdio"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var server = new LanguageServer(Process.Start(start)!);
        await server.Ask("initialize", new JsonObject
        {
            ["processId"] = Environment.ProcessId,
            ["rootUri"] = new Uri(Repository.Root).AbsoluteUri,
            ["capabilities"] = new JsonObject { ["textDocument"] = new JsonObject { ["hover"] = new JsonObject(), ["completion"] = new JsonObject(), ["publishDiagnostics"] = new JsonObject() } },
        });
        await server.Tell("initialized", new JsonObject());
        return server;
    }

    /// <summary>Opens a text as if it stood in that file, and waits for what the server finds wrong with it.</summary>
    public async Task<IReadOnlyList<JsonNode>> Open(string path, string text)
    {
        await Tell("textDocument/didOpen", new JsonObject { ["textDocument"] = new JsonObject { ["uri"] = Uri(path), ["languageId"] = "yaml", ["version"] = 1, ["text"] = text } });
        var found = await Wait(message => message["method"]?.GetValue<string>() == "textDocument/publishDiagnostics" && message["params"]!["uri"]!.GetValue<string>() == Uri(path));
        return [.. found["params"]!["diagnostics"]!.AsArray().Select(one => one!.DeepClone())];
    }

    /// <summary>What an author reads who points at this place; lines and columns count from 0.</summary>
    public async Task<string> Hover(string path, int line, int column) =>
        (await Ask("textDocument/hover", At(path, line, column)))?["contents"]?["value"]?.GetValue<string>() ?? "";

    /// <summary>What is offered at this place.</summary>
    public async Task<IReadOnlyList<string>> Complete(string path, int line, int column) =>
        [.. (await Ask("textDocument/completion", At(path, line, column)))!["items"]!.AsArray().Select(item => item!["label"]!.GetValue<string>())];

    public async ValueTask DisposeAsync()
    {
        await Ask("shutdown", null);
        await Tell("exit", null);
        await process.WaitForExitAsync(new CancellationTokenSource(Patience).Token);
        process.Dispose();
    }

    private static string Uri(string path) => new Uri(Repository.At(path.Split('/'))).AbsoluteUri;

    private static JsonObject At(string path, int line, int column) =>
        new() { ["textDocument"] = new JsonObject { ["uri"] = Uri(path) }, ["position"] = new JsonObject { ["line"] = line, ["character"] = column } };

    private async Task<JsonNode?> Ask(string method, JsonNode? parameters)
    {
        var id = ++asked;
        await Send(new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters });
        var answer = await Wait(message => message["method"] is null && message["id"]?.GetValue<int>() == id);
        Assert.Null(answer["error"]);
        return answer["result"];
    }

    private Task Tell(string method, JsonNode? parameters) => Send(new JsonObject { ["method"] = method, ["params"] = parameters });

    private async Task Send(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        var body = Encoding.UTF8.GetBytes(message.ToJsonString());
        var to = process.StandardInput.BaseStream;
        await to.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await to.WriteAsync(body);
        await to.FlushAsync();
    }

    /// <summary>Reads until the message comes. What the server itself asks meanwhile is answered with nothing.</summary>
    private async Task<JsonNode> Wait(Func<JsonNode, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = await Read(patience.Token);
            if (message["method"] is not null && message["id"] is { } id)
                await Send(new JsonObject { ["id"] = id.DeepClone(), ["result"] = message["method"]!.GetValue<string>() == "workspace/configuration" ? new JsonArray([.. message["params"]!["items"]!.AsArray().Select(_ => (JsonNode)new JsonObject())]) : null });
            else if (wanted(message))
                return message;
        }
    }

    private async Task<JsonNode> Read(CancellationToken cancellation)
    {
        var from = process.StandardOutput.BaseStream;
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await from.ReadAsync(one, cancellation) == 0) throw new EndOfStreamException("The language server ended.");
            head.Append((char)one[0]);
        }
        var length = head.ToString().Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        var body = new byte[int.Parse(length, CultureInfo.InvariantCulture)];
        await from.ReadExactlyAsync(body, cancellation);
        return JsonNode.Parse(body)!;
    }
}
