using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daybook.Bench;

/// <summary><c>daybook serve</c> in a process of its own, with a signed-in caller.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly Process process;

    private Served(Process process, HttpClient caller, string study) => (this.process, Caller, Study) = (process, caller, study);

    /// <summary>Sends as the coordinator of the synthetic study.</summary>
    public HttpClient Caller { get; }

    public string Study { get; }

    public static async Task<Served> Start(string data, string study, string account)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "daybook.dll"), "serve", "--data", data, "--address", "http://127.0.0.1:0"]) { RedirectStandardError = true })!;
        string? address = null;
        while (address is null && await process.StandardError.ReadLineAsync() is { } line)
            address = line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal));
        if (address is null) throw new InvalidOperationException($"The server did not start (exit {process.ExitCode}).");
        _ = Task.Run(async () => { while (await process.StandardError.ReadLineAsync() is not null) { } });
        var caller = new HttpClient(new SocketsHttpHandler { UseCookies = true, MaxConnectionsPerServer = 512 }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        caller.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        var signed = await caller.PostAsync("/sign-in", new FormUrlEncodedContent([new("study", study), new("account", account)]));
        signed.EnsureSuccessStatusCode();
        var token = (await signed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString();
        caller.DefaultRequestHeaders.Add("X-Daybook-Token", token);
        return new Served(process, caller, study);
    }

    /// <summary>Sends a command; the receipts, or null when the server was gone before it answered.</summary>
    public async Task<JsonArray?> Send(JsonObject command, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{Study}/commands") { Content = JsonContent.Create(command) };
        request.Headers.Add("X-Daybook-Command-Id", id);
        try
        {
            using var answer = await Caller.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode ? JsonNode.Parse(body)!.AsArray() : throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>SIGKILL: no warning, no clean-up.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
        Caller.Dispose();
    }
}
