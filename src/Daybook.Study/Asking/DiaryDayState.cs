using System.Text.Json.Serialization;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>Whether the diary of a day came, and how. No values.</summary>
public sealed record DiaryDayState(LocalDate Date, int Day, DiaryState State)
{
    /// <summary>Every day from the first to today, the last day of the diary, or the day of withdrawal.</summary>
    internal static IEnumerable<DiaryDayState> Of(Reading reading, Participant participant, Schedule? schedule)
    {
        if (schedule?.Protocol.Diary is null)
            yield break;
        var last = LocalDate.Min(schedule.LastDiaryDay, reading.TodayOf(participant));
        if (participant.Withdrawn is { } withdrawn)
            last = LocalDate.Min(last, withdrawn.Date);
        for (var date = schedule.DayOne; date <= last; date = date.PlusDays(1))
            yield return Of(reading, participant, schedule, date);
    }

    internal static DiaryDayState Of(Reading reading, Participant participant, Schedule schedule, LocalDate date)
    {
        var state = participant.DiaryDays.TryGetValue(date, out var verdict) ? Arrived(verdict) : Awaited(reading.Now, schedule.DiaryWindow(date));
        return new DiaryDayState(date, schedule.DayNumber(date), state);
    }

    private static DiaryState Arrived(Verdict verdict) => verdict switch
    {
        Verdict.InTime => DiaryState.InTime,
        Verdict.Late => DiaryState.Late,
        _ => DiaryState.KeptOut,
    };

    private static DiaryState Awaited(Instant now, DiaryWindow window)
    {
        if (now < window.Opens)
            return DiaryState.NotYet;
        return now <= window.LateUntil ? DiaryState.Open : DiaryState.Missed;
    }
}

/// <summary>Where the diary of a day stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiaryState>))]
public enum DiaryState
{
    NotYet,
    Open,
    InTime,
    Late,
    Missed,

    /// <summary>Kept, but its verdict keeps it out of analysis.</summary>
    KeptOut,
}
