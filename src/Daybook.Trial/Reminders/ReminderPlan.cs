using NodaTime;

namespace Daybook.Trial;

/// <summary>When a participant is called to her diary: at its opening or her own time, halfway, and before it closes; never again once she has written it.</summary>
/// <remarks>It reads the diary's windows and her entries, and nothing of period or treatment: no reminder differs across a masked boundary.</remarks>
public static class ReminderPlan
{
    /// <summary>The last call comes so long before the end, or after three quarters of a short window.</summary>
    private static readonly Duration Before = Duration.FromHours(1);

    /// <summary>The calls that fell due after one instant and until another. Of a day's calls only the latest: who was out of reach is not called thrice at once.</summary>
    /// <param name="schedule">Her schedule.</param>
    /// <param name="her">The participant.</param>
    /// <param name="own">The time of day at which she wants the first call; null for the opening. A time at which no window is open counts as none.</param>
    /// <param name="after">The instant after which a call counts.</param>
    /// <param name="until">The last instant that counts.</param>
    /// <param name="later">When she asked to be called again; null when she did not.</param>
    public static IEnumerable<DueReminder> Between(Schedule schedule, Participant her, LocalTime? own, Instant after, Instant until, Instant? later = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(her);
        if (schedule.Protocol.Diary is null || her.Withdrawn is not null)
            yield break;
        // A day's prompts may come before its diary opens.
        var last = schedule.Protocol.Prompts.Count == 0 ? schedule.Judge(until).Day : schedule.Judge(until).Day.PlusDays(1);
        for (var day = LocalDate.Max(schedule.DayOne, schedule.Judge(after).Day); day <= LocalDate.Min(schedule.LastDiaryDay, last); day = day.PlusDays(1))
        {
            if (!her.DiaryDays.ContainsKey(day) && Calls(schedule, day, own, later).LastOrDefault(call => after < call.At && call.At <= until && until < call.Closes) is { } due)
                yield return due;
            foreach (var prompt in schedule.Protocol.Prompts)
                foreach (var window in schedule.Prompts(prompt, her.Key, day).Where(window => after < window.Opens && window.Opens <= until && until < window.Closes && !KeptEntries.Holds(her, prompt.Id, new Occasion(OccasionKind.Prompt, window.Key))))
                    yield return new DueReminder(day, ReminderCall.Prompt, window.Opens, window.Closes) { Prompt = $"{prompt.Id} {window.Key}" };
        }
    }

    /// <summary>The calls of a diary day and the one for which she asked, in order.</summary>
    private static IEnumerable<DueReminder> Calls(Schedule schedule, LocalDate day, LocalTime? own, Instant? later)
    {
        var window = schedule.DiaryWindow(day);
        var calls = Of(schedule, day, own);
        return later is { } at && window.Opens <= at && at < window.Closes ? calls.Append(new DueReminder(day, ReminderCall.Later, at, window.Closes)).OrderBy(call => call.At) : calls;
    }

    /// <summary>The three calls of a diary day, in order.</summary>
    public static IReadOnlyList<DueReminder> Of(Schedule schedule, LocalDate day, LocalTime? own)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var window = schedule.DiaryWindow(day);
        var length = window.Closes - window.Opens;
        var final = window.Closes - Duration.Min(Before, length / 4);
        var first = Own(schedule, window, own, final) ?? window.Opens;
        return [New(ReminderCall.First, first), New(ReminderCall.Middle, first + (final - first) / 2), New(ReminderCall.Last, final)];

        DueReminder New(ReminderCall call, Instant at) => new(day, call, at, window.Closes);
    }

    /// <summary>Her own time on the day or on the night that belongs to it, where it lies between the opening and the last call.</summary>
    private static Instant? Own(Schedule schedule, DiaryWindow window, LocalTime? own, Instant final) => own is not { } time ? null
        : new[] { window.Day, window.Day.PlusDays(1) }.Select(date => schedule.Zone.AtLeniently(date + time).ToInstant()).Where(at => window.Opens <= at && at < final).Select(at => (Instant?)at).FirstOrDefault();
}
