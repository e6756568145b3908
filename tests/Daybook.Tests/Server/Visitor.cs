using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Daybook.Server;
using Daybook.Study;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Daybook.Tests.Server;

/// <summary>The real server on a free port of this machine.</summary>
internal sealed class LiveSite : IAsyncDisposable
{
    private readonly WebApplication app;

    private LiveSite(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    public IServiceProvider Parts => app.Services;

    public static Task<LiveSite> Open(World world) => Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock });

    public static async Task<LiveSite> Open(ServerOptions options, IEnumerable<Route>? routes = null, ILoggerProvider? log = null, Uri? at = null)
    {
        var app = DaybookServer.Build(options with { Address = at ?? new Uri("http://127.0.0.1:0") }, routes ?? Routes.All, log);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new LiveSite(app, new Uri(address));
    }

    /// <summary>A browser without a session.</summary>
    public Visitor Stranger() => new(Address);

    /// <summary>One of the cast, or a participant by her key.</summary>
    public async Task<Visitor> As(string who, string study = "demo")
    {
        var visitor = new Visitor(Address);
        await visitor.SignIn(who, study);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>Somebody with a browser: keeps her cookie, follows no redirect by itself.</summary>
internal sealed class Visitor(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1), UseCookies = true, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public string Token { get; private set; } = "";

    public async Task SignIn(string who, string study)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/sign-in");
        message.Headers.Add("Accept", "application/json");
        var field = Players.Find(who) is null ? "participant" : "account";
        message.Content = new FormUrlEncodedContent([new("study", study), new(field, who)]);
        using var answer = await http.SendAsync(message);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Token = (await answer.Content.ReadFromJsonAsync<SignedIn>())!.Token;
    }

    public async Task SignInWith(string account, string password)
    {
        var answer = await Post("/sign-in", "application/json", "", [("account", account), ("password", password)]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Token = JsonSerializer.Deserialize<SignedIn>(answer.Body, JsonSerializerOptions.Web)!.Token;
    }

    public async Task<Reading> Get(string path, string accept = "text/html")
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, path);
        message.Headers.Add("Accept", accept);
        return await Send(message);
    }

    public Task<Reading> Post(string path, params IEnumerable<(string Name, string Value)> fields) => Post(path, "text/html", Token, fields);

    public async Task<Reading> Post(string path, string accept, string token, IEnumerable<(string Name, string Value)> fields)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        message.Headers.Add("Accept", accept);
        message.Content = new FormUrlEncodedContent(fields.Append(("token", token)).Select(field => new KeyValuePair<string, string>(field.Item1, field.Item2)));
        return await Send(message);
    }

    /// <summary>A form that sends a file.</summary>
    public async Task<Reading> PostFile(string path, string name, byte[] file, params IEnumerable<(string Name, string Value)> fields)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path);
        message.Headers.Add("Accept", "text/html");
        // A boundary that is drawn would be another one in another world.
        var form = new MultipartFormDataContent("daybook-boundary");
        foreach (var (field, value) in fields.Append(("token", Token)))
            form.Add(new StringContent(value), field);
        form.Add(new ByteArrayContent(file), name, "scan.pdf");
        message.Content = form;
        return await Send(message);
    }

    /// <summary>A command through the door for programs.</summary>
    public async Task<Reading> Command(string study, string id, byte[] json)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/s/{study}/commands");
        message.Headers.Add(CommandsEndpoint.IdHeader, id);
        message.Headers.Add("X-Daybook-Token", Token);
        message.Content = new ByteArrayContent(json);
        message.Content.Headers.ContentType = new("application/json");
        return await Send(message);
    }

    public async Task<Reading> Send(HttpRequestMessage message)
    {
        // Servers of two worlds stand at two ports, and a page that writes its own address (or draws it, as the code for a phone) would differ by that.
        message.Headers.Host ??= "localhost";
        // A server that refuses a large body by its size closes without reading it, and the answer would be lost with the connection: ask first.
        message.Headers.ExpectContinue = message.Content?.Headers.ContentLength > 4096;
        using var answer = await http.SendAsync(message);
        var headers = answer.Headers.Concat(answer.Content.Headers).SelectMany(header => header.Value.Select(value => $"{header.Key}: {value}")).ToList();
        return new Reading(answer.StatusCode, headers, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => http.Dispose();

    private sealed record SignedIn(string Account, string Token);
}

/// <summary>One answer, every byte of it.</summary>
internal sealed record Reading(HttpStatusCode Status, IReadOnlyList<string> Headers, byte[] Body)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.FirstOrDefault(header => header.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];
}
