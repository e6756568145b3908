using System.Net;
using Daybook.Study;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Daybook.Server;

/// <summary>Whether a test was sent to her phones, now or within the last half minute.</summary>
public sealed record TestReminder(bool Sent);

/// <summary>Sends a reminder to her phones now, so that she and the coordinator see whether it comes. That it was sent is noted; that it came, the phone says in an act of its own.</summary>
public static class TestReminderEndpoint
{
    public const string Path = PhoneRemindersEndpoint.Path + "/test";

    /// <summary>A test that comes later tells nobody anything.</summary>
    private static readonly Duration Lasts = Duration.FromMinutes(10);

    /// <summary>Whoever asks again so soon has been sent one: her phones do not ring as often as somebody asks.</summary>
    private static readonly Duration Apart = Duration.FromSeconds(30);

    // No redirects: the address that was checked is the one that is called.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = ReminderClock.SlowestCarrier };

    public static async Task<IResult> Answer(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(request);
        var register = request.Study.Identities.Reminders;
        var justNow = register.LastTest(request.Participant) is { } last && last <= request.Now && request.Now - last < Apart;
        var sent = justNow || await Send(FrontDesk.Of(http).Options.Reminders, request, http.RequestAborted);
        if (sent && !justNow)
            register.NoteTest(request.Participant, request.Now);
        return Results.Bytes(SyncJson.Write(new TestReminder(sent)), "application/json");
    }

    private static async Task<bool> Send(ReminderOptions reminders, DeviceRequest request, CancellationToken cancellation)
    {
        var her = request.Study.State.Participants[request.Participant];
        var wishes = request.Study.Identities.ReadWishes(request.Participant).HeldBy(her);
        if (reminders.PushContact is not { } contact || wishes.Phones.Count == 0)
            return false;
        using var identity = new PushIdentity(request.Study.PushKey(), contact);
        var message = new PushMessage(Http, ReminderText.Test(wishes.LanguageOf(her, request.Study.State.ProtocolOf(her))), "test", "/phone/", null, Lasts);
        var statuses = new List<HttpStatusCode?>();
        foreach (var phone in wishes.Phones)
            statuses.Add(await Tried(message, phone, identity, request.Now, cancellation));
        PushChannel.Forget(request.Study, request.Participant, [.. wishes.Phones.Where((_, i) => statuses[i] is { } status && PushChannel.IsGone(status))]);
        return statuses.Exists(status => status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices);
    }

    /// <summary>What the push service answered; null when it could not be reached.</summary>
    private static async Task<HttpStatusCode?> Tried(PushMessage message, PushSubscription phone, PushIdentity identity, Instant now, CancellationToken cancellation)
    {
        try
        {
            return await message.Send(phone, identity, now, cancellation);
        }
        catch (Exception fault) when (fault is HttpRequestException or FormatException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
