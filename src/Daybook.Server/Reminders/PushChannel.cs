using System.Net;
using Daybook.Study;

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
        // Until the diary closes; a later call takes the place of one that was not delivered.
        var message = new PushMessage(http, reminder.Text, "diary", "/phone/#write", reminder.Due.Closes - reminder.Now);
        var statuses = new List<HttpStatusCode>();
        foreach (var phone in reminder.Wishes.Phones)
            statuses.Add(await message.Send(phone, identity, reminder.Now, cancellation));
        Forget(reminder, [.. reminder.Wishes.Phones.Where((_, i) => statuses[i] is HttpStatusCode.NotFound or HttpStatusCode.Gone)]);
        return statuses.Exists(status => (int)status is >= 200 and < 300) ? ReminderOutcome.Sent
            : statuses.Exists(status => (int)status is 429 or >= 500) ? ReminderOutcome.Later
            : ReminderOutcome.Refused;
    }

    private static void Forget(Reminder reminder, List<PushSubscription> gone)
    {
        if (gone.Count > 0)
            reminder.Study.Identities.ChangeWishes(reminder.Participant, now => now with { Phones = [.. now.Phones.Except(gone)] });
    }
}
