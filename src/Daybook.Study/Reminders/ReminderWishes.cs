using System.Text.Json;
using System.Text.Json.Serialization;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Study;

/// <summary>How a participant wants to be reminded. It stands with her name and contact, not in the study's record.</summary>
/// <param name="Own">The time of day at which she wants the first call, as 20:30; null for the opening of the diary.</param>
/// <param name="ByMail">Whether by electronic mail.</param>
/// <param name="ByMessage">Whether by text message.</param>
/// <param name="Phones">The browsers that take push messages for her.</param>
/// <param name="Language">The language of her phone, as a tag such as de; null for the one in which she reads the study.</param>
/// <param name="Later">When she asked to be called again; it counts for the diary that is open then.</param>
public sealed record ReminderWishes([property: JsonConverter(typeof(MinuteOfDay))] LocalTime? Own, bool ByMail, bool ByMessage, IReadOnlyList<PushSubscription> Phones, string? Language = null, DateTimeOffset? Later = null)
{
    /// <summary>Nothing was asked of her.</summary>
    public static ReminderWishes None { get; } = new(null, false, false, []);

    /// <summary>The language in which she is called: of her phone, or else the one in which she reads the study.</summary>
    public string LanguageOf(Participant her, Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(her);
        ArgumentNullException.ThrowIfNull(protocol);
        return Language ?? her.Language ?? protocol.Language;
    }

    /// <summary>The same without the phones that were taken away from her: they are called no more.</summary>
    public ReminderWishes HeldBy(Participant her)
    {
        ArgumentNullException.ThrowIfNull(her);
        return this with { Phones = [.. Phones.Where(phone => phone.Device is null || !her.Revoked.ContainsKey(phone.Device))] };
    }
}

/// <summary>What a browser gives so that a message may be pushed to it (W3C Push API).</summary>
/// <param name="Endpoint">The address at its push service.</param>
/// <param name="P256dh">Its public key: an uncompressed point of P-256, 65 bytes, base64url.</param>
/// <param name="Auth">Its authentication secret: 16 bytes, base64url.</param>
/// <param name="Device">The bound device to which the browser belongs; null when it said nothing of one.</param>
public sealed record PushSubscription(string Endpoint, string P256dh, string Auth, string? Device = null)
{
    /// <summary>The service and nothing else: the address is a secret that lets anybody send to her.</summary>
    public override string ToString() => Uri.TryCreate(Endpoint, UriKind.Absolute, out var url) ? $"(push by {url.Host})" : "(push)";
}

/// <summary>A time of day as 20:30.</summary>
file sealed class MinuteOfDay : JsonConverter<LocalTime?>
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public override LocalTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? Pattern.Parse(text).GetValueOrThrow() : null;

    public override void Write(Utf8JsonWriter writer, LocalTime? value, JsonSerializerOptions options)
    {
        if (value is { } time)
            writer.WriteStringValue(Pattern.Format(time));
        else
            writer.WriteNullValue();
    }
}
