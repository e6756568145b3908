using System.Text.Json;
using Daybook.Study;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>What a phone asks before it takes reminders.</summary>
/// <param name="Key">The key with which the study signs (applicationServerKey); null where nothing is pushed.</param>
/// <param name="Own">Her own time for the first call, as 20:30; null for the opening of the diary.</param>
/// <param name="Called">Whether the study has an address of this phone: a push service may have said that there is none any more.</param>
public sealed record PhoneReminders(string? Key, string? Own, bool Called);

/// <summary>How she wants to be reminded, as her phone says it.</summary>
/// <param name="Phone">What its browser gave, so that a message may be pushed to it; null to leave that as it is.</param>
/// <param name="Own">Her own time for the first call; null for the opening of the diary.</param>
/// <param name="Language">The language of the phone.</param>
public sealed record PhoneWish(PhoneSubscription? Phone, string? Own, string? Language);

/// <summary>What a browser gives so that a message may be pushed to it (W3C Push API).</summary>
public sealed record PhoneSubscription(string Endpoint, string P256dh, string Auth);

/// <summary>Her phone registers itself for reminders and says her own time. It stands with her contact, never in the study's record.</summary>
public static class PhoneRemindersEndpoint
{
    public const string Path = "/s/{study}/phone/reminders";

    /// <summary>As many browsers as a person has; a list without end is no list.</summary>
    internal const int Most = 5;

    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static Task<IResult> Show(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(Answer(FrontDesk.Of(http).Options.Reminders, request));
    }

    public static Task<IResult> Keep(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reminders = FrontDesk.Of(http).Options.Reminders;
        try
        {
            var asked = SyncJson.Read<PhoneWish>(request.Body.Span);
            if (Wrong(asked, reminders) is { } wrong)
                return Task.FromResult(Answers.Problem(StatusCodes.Status422UnprocessableEntity, Answers.Unreadable(wrong)));
            if (!request.Study.Identities.IsErased(request.Participant))
                request.Study.Identities.ChangeWishes(request.Participant, wishes => Wished(wishes, asked, request.Device));
            return Task.FromResult(Answer(reminders, request));
        }
        catch (JsonException unreadable)
        {
            return Task.FromResult(Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The body is no wish: " + unreadable.Message)));
        }
    }

    private static IResult Answer(ReminderOptions reminders, DeviceRequest request)
    {
        var wishes = request.Study.Identities.ReadWishes(request.Participant);
        var called = wishes.Phones.Any(phone => phone.Device == request.Device);
        return Results.Bytes(SyncJson.Write(new PhoneReminders(KeyOf(reminders, request.Study), wishes.Own is { } time ? Minutes.Format(time) : null, called)), "application/json");
    }

    private static string? KeyOf(ReminderOptions reminders, RunningStudy study)
    {
        if (reminders.PushContact is not { } contact)
            return null;
        using var identity = new PushIdentity(study.PushKey(), contact);
        return identity.PublicKey;
    }

    private static string? Wrong(PhoneWish asked, ReminderOptions reminders) =>
        asked.Own is { } own && !Minutes.Parse(own).Success ? "The time is not written as 20:30"
        : asked.Phone is { } phone && (!reminders.MayPushTo(phone.Endpoint) || !PushEncryption.Takes(Of(phone, null))) ? "This is no subscription at a push service that the server knows"
        : null;

    private static ReminderWishes Wished(ReminderWishes wishes, PhoneWish asked, string device) => wishes with
    {
        Own = asked.Own is { } own ? Minutes.Parse(own).Value : (LocalTime?)null,
        Language = asked.Language is { } language && ReminderText.Languages.Contains(language) ? language : wishes.Language,
        Phones = asked.Phone is { } phone ? [Of(phone, device), .. wishes.Phones.Where(known => known.Endpoint != phone.Endpoint).Take(Most - 1)] : wishes.Phones,
    };

    private static PushSubscription Of(PhoneSubscription phone, string? device) => new(phone.Endpoint, phone.P256dh, phone.Auth, device);
}
