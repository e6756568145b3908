using System.Net;
using Daybook.Study;
using Daybook.Trial;

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
        var message = new PushMessage(http, reminder.Text, "diary", "/phone/#write", reminder.Due.OnPhone, reminder.Due.Closes - reminder.Now);
        var statuses = new List<HttpStatusCode>();
        foreach (var phone in reminder.Wishes.Phones)
            statuses.Add(await message.Send(phone, identity, reminder.Now, cancellation));
        Forget(reminder.Study, reminder.Participant, [.. reminder.Wishes.Phones.Where((_, i) => IsGone(statuses[i]))]);
        return statuses.Exists(status => (int)status is >= 200 and < 300) ? ReminderOutcome.Sent
            : statuses.Exists(status => (int)status is 429 or >= 500) ? ReminderOutcome.Later
            : ReminderOutcome.Refused;
    }

    /// <summary>The push service has no such address any more (RFC 8030, 7.3).</summary>
    internal static bool IsGone(HttpStatusCode status) => status is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    internal static void Forget(RunningStudy study, ParticipantKey her, List<PushSubscription> gone)
    {
        if (gone.Count > 0)
            study.Identities.ChangeWishes(her, now => now with { Phones = [.. now.Phones.Except(gone)] });
    }
}
