using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Daybook.Study;
using NodaTime;

namespace Daybook.Server;

/// <summary>One notification on its way to a push service (RFC 8030), encrypted for each browser that gets it.</summary>
/// <param name="http">Sends.</param>
/// <param name="text">What it says.</param>
/// <param name="topic">What it is about: a later one of the same takes its place.</param>
/// <param name="leads">Where a tap on it leads.</param>
/// <param name="about">The name under which her phone keeps what she is called to; null for a test.</param>
/// <param name="lasts">How long the service keeps it for a phone that cannot be reached.</param>
internal sealed class PushMessage(HttpClient http, ReminderText text, string topic, string leads, string? about, Duration lasts)
{
    public async Task<HttpStatusCode> Send(PushSubscription phone, PushIdentity identity, Instant now, CancellationToken cancellation)
    {
        var endpoint = new Uri(phone.Endpoint);
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(PushEncryption.Of(phone, Words())) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        message.Content.Headers.ContentEncoding.Add("aes128gcm");
        message.Headers.TryAddWithoutValidation("Authorization", identity.For(endpoint, now));
        message.Headers.Add("TTL", ((int)Math.Max(0, lasts.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        message.Headers.Add("Urgency", "normal");
        message.Headers.Add("Topic", topic);
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return answer.StatusCode;
    }

    /// <summary>The declarative form, which a browser shows even where no worker runs. What it holds beside that, only our worker reads.</summary>
    private byte[] Words() => JsonSerializer.SerializeToUtf8Bytes(new
    {
        web_push = 8030,
        notification = new { title = text.Title, body = text.Body, navigate = leads, tag = topic },
        about,
        kept = text.Kept is { } kept ? new { waiting = kept.Waiting, sent = kept.Sent } : null,
    });
}
