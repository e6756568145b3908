using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Daybook.Study;
using NodaTime;

namespace Daybook.Server;

/// <summary>Web push (RFC 8030): one message to each of her browsers. A browser that is gone is forgotten.</summary>
/// <param name="http">Sends.</param>
/// <param name="options">Who sends, and which services may be sent to.</param>
internal sealed class PushChannel(HttpClient http, ReminderOptions options) : IReminderChannel
{
    public string Name => "push";

    public bool IsShared => false;

    public bool Reaches(Identity? contact, ReminderWishes wishes) => options.PushContact is not null && wishes.Phones.Count > 0;

    public async Task<ReminderOutcome> Send(Reminder reminder, CancellationToken cancellation)
    {
        using var identity = new PushIdentity(reminder.Study.PushKey(), options.PushContact!);
        var statuses = new List<HttpStatusCode>();
        foreach (var phone in reminder.Wishes.Phones)
            statuses.Add(await Push(phone, identity, reminder, cancellation));
        Forget(reminder, [.. reminder.Wishes.Phones.Where((_, i) => statuses[i] is HttpStatusCode.NotFound or HttpStatusCode.Gone)]);
        return statuses.Exists(status => (int)status is >= 200 and < 300) ? ReminderOutcome.Sent
            : statuses.Exists(status => (int)status is 429 or >= 500) ? ReminderOutcome.Later
            : ReminderOutcome.Refused;
    }

    private async Task<HttpStatusCode> Push(PushSubscription phone, PushIdentity identity, Reminder reminder, CancellationToken cancellation)
    {
        var endpoint = new Uri(phone.Endpoint);
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(PushEncryption.Of(phone, Words(reminder))) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        message.Content.Headers.ContentEncoding.Add("aes128gcm");
        message.Headers.TryAddWithoutValidation("Authorization", identity.For(endpoint, reminder.Now));
        // Until the diary closes; a later call takes the place of one that was not delivered.
        message.Headers.Add("TTL", ((int)Math.Max(0, (reminder.Due.Closes - reminder.Now).TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        message.Headers.Add("Urgency", "normal");
        message.Headers.Add("Topic", "diary");
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return answer.StatusCode;
    }

    /// <summary>The declarative form, which a browser shows even where no worker runs.</summary>
    private static byte[] Words(Reminder reminder) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        web_push = 8030,
        notification = new { title = reminder.Text.Title, body = reminder.Text.Body, navigate = $"/s/{reminder.Study.State.Opened!.Study}/diary", tag = "diary" },
    });

    private static void Forget(Reminder reminder, List<PushSubscription> gone)
    {
        if (gone.Count > 0)
            reminder.Study.Identities.ChangeWishes(reminder.Participant, now => now with { Phones = [.. now.Phones.Except(gone)] });
    }
}
