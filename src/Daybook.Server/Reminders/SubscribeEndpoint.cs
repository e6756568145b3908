using Daybook.Study;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Takes what her browser gives so that reminders may be pushed to it, and the key that it asks for.</summary>
public static class SubscribeEndpoint
{
    /// <summary>The key with which the study signs (applicationServerKey); not there where nothing is pushed.</summary>
    public static Task<IResult> Key(HttpContext http)
    {
        if (FrontDesk.Of(http).Options.Reminders.PushContact is not { } contact)
            return Task.FromResult(Answers.NotFound(http));
        using var identity = new PushIdentity(StudyRequest.Of(http).Study.PushKey(), contact);
        return Task.FromResult(Results.Text(identity.PublicKey));
    }

    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var form = await request.Form();
        var phone = new PushSubscription(form.Required("endpoint", "The address"), form.Required("p256dh", "The key"), form.Required("auth", "The secret"));
        if (form.Wrong is { } wrong)
            return Answers.Error(http, StatusCodes.Status422UnprocessableEntity, Answers.Unreadable(wrong));
        if (!FrontDesk.Of(http).Options.Reminders.MayPushTo(phone.Endpoint) || !IsWhole(phone))
            return Answers.Error(http, StatusCodes.Status422UnprocessableEntity, Answers.Unreadable("This is no subscription at a push service that the server knows"));
        request.Study.Identities.ChangeWishes(request.Caller.Participant!.Value, wishes => wishes with { Phones = [phone, .. wishes.Phones.Where(known => known.Endpoint != phone.Endpoint).Take(PhoneRemindersEndpoint.Most - 1)] });
        return Answers.SeeOther(http, request.Path("/diary"));
    }

    internal static bool IsWhole(PushSubscription phone)
    {
        try
        {
            PushEncryption.Of(phone, "?"u8);
            return true;
        }
        catch (Exception e) when (e is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }
}
