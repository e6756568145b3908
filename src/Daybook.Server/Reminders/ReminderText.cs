using System.Diagnostics;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>The words of a reminder. They name no disease, drug, study or phase: they may light up on a locked phone.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Body">One sentence.</param>
public sealed record ReminderText(string Title, string Body)
{
    public static ReminderText Of(DueReminder due, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(due);
        var closes = due.Closes.InZone(zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        return new ReminderText("Your diary", due.Call switch
        {
            ReminderCall.First => $"Your diary is open until {closes}.",
            ReminderCall.Middle => $"Your diary is still open until {closes}.",
            ReminderCall.Last => $"Last call: your diary closes at {closes}.",
            _ => throw new UnreachableException(),
        });
    }
}
