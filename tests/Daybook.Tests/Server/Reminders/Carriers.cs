using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Daybook.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using SmtpServer;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Daybook.Tests.Server.Reminders;

/// <summary>A push service, a message hook and a mail server of this machine: real ones, that keep what they are given.</summary>
internal sealed class Carriers : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly CancellationTokenSource stop = new();
    private readonly Task mail;
    private readonly Mailbox mailbox = new();

    private Carriers(WebApplication web, int mailPort)
    {
        this.web = web;
        Address = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        var parts = new SmtpServer.ComponentModel.ServiceProvider();
        parts.Add(mailbox);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(end => end.Endpoint(new IPEndPoint(IPAddress.Loopback, mailPort)).Build()).Build();
        mail = new SmtpServer.SmtpServer(options, parts).StartAsync(stop.Token);
        MailAddress = $"smtp://127.0.0.1:{mailPort}?from=study@example.org";
    }

    public Uri Address { get; }

    public string MailAddress { get; }

    /// <summary>What push service and hook answer.</summary>
    public HttpStatusCode Answers { get; set; } = HttpStatusCode.Created;

    /// <summary>What happens elsewhere while they answer.</summary>
    public Action Meanwhile { get; set; } = () => { };

    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)> Posted { get; } = new();

    public IReadOnlyCollection<string> Mails => mailbox.Mails;

    public ReminderOptions Options => new()
    {
        Mail = MailServer.Parse(MailAddress),
        MessageHook = new Uri(Address, "/message"),
        MessageToken = "a token",
        PushContact = "mailto:study@example.org",
        PushServices = [Address.Authority],
    };

    public static async Task<Carriers> Open()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var web = builder.Build();
        Carriers? carriers = null;
        web.Run(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            carriers!.Posted.Enqueue((http.Request.Path.ToString(), http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
            carriers.Meanwhile();
            http.Response.StatusCode = (int)carriers.Answers;
        });
        await web.StartAsync();
        return carriers = new Carriers(web, FreePort());
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await mail.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await web.DisposeAsync();
        stop.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class Mailbox : MessageStore
    {
        public ConcurrentQueue<string> Mails { get; } = new();

        public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            Mails.Enqueue($"{transaction.To[0].User}@{transaction.To[0].Host}\n{System.Text.Encoding.UTF8.GetString(buffer.ToArray())}");
            return Task.FromResult(SmtpResponse.Ok);
        }
    }
}
