using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime.Extensions;

namespace Daybook.Server;

/// <summary>Looks every half minute who is to be reminded, for as long as the server runs.</summary>
internal sealed partial class ReminderClock(ServerOptions options, ILogger<ReminderClock> log) : BackgroundService
{
    /// <summary>No carrier is waited for longer.</summary>
    internal static readonly TimeSpan SlowestCarrier = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Reminders is { Mail: null, MessageHook: null, PushContact: null })
            return;
        // No redirects: the address that was checked is the one that is called.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler) { Timeout = SlowestCarrier };
        var round = new ReminderRound(options.Studies, Channels(http, options.Reminders), log);
        using var timer = new PeriodicTimer(Every, options.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Round(round, stoppingToken);
    }

    internal static IReadOnlyList<IReminderChannel> Channels(HttpClient http, ReminderOptions reminders) => [new PushChannel(http, reminders), new MailChannel(reminders), new MessageChannel(http, reminders)];

    /// <summary>One round that fails does not end the reminders of the next evening.</summary>
    private async Task Round(ReminderRound round, CancellationToken cancellation)
    {
        try
        {
            await round.Run(options.Clock.GetUtcNow().ToInstant(), cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of reminders failed.")]
    private static partial void Failed(ILogger log, Exception e);
}
