using NodaTime;

namespace Daybook.Trial;

/// <summary>The diary's window opens, closes, and lets late entries in, in that order and within a day.</summary>
internal static class DiaryWindowCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        if (protocol.Diary is not { } diary)
            return;
        var opens = Minutes(diary.Opens);
        var opensHere = new RelatedLine(places.Of(diary, "opens").Line, $"opens at {Notation(diary.Opens)}");
        if (diary.Opens.PlusDays > 0)
            problems.Add("DB0142", places.Of(diary, "opens"), "the window opens on its own day", $"write opens: \"{Notation(diary.Opens with { PlusDays = 0 })}\"");
        if (Minutes(diary.Closes) <= opens)
            problems.Add("DB0142", places.Of(diary, "closes"), $"opens at {Notation(diary.Opens)} (line {opensHere.Line})",
                $"for a window past midnight write closes: \"{Notation(diary.Closes with { PlusDays = diary.Opens.PlusDays + 1 })}\".");
        else if (Minutes(diary.Closes) > opens + 1440)
            problems.Add("DB0144", places.Of(diary, "closes"), "the next day's window has opened by then", null, opensHere);
        if (diary.LateUntil is not { } late)
            return;
        if (Minutes(late) <= Minutes(diary.Closes))
            problems.Add("DB0143", places.Of(diary, "late-until"), $"the window closes at {Notation(diary.Closes)}",
                late.PlusDays < 2 && Minutes(late) + 1440 <= opens + 1440 ? $"write late-until: \"{Notation(late with { PlusDays = late.PlusDays + 1 })}\" or leave the key out" : "leave the key out when no late entry is accepted");
        else if (Minutes(late) > opens + 1440)
            problems.Add("DB0144", places.Of(diary, "late-until"), "the next day's window has opened by then", $"write at most late-until: \"{Notation(diary.Opens with { PlusDays = 1 })}\"", opensHere);
    }

    private static int Minutes(ClockTime time) => (time.PlusDays * 1440) + (time.Time.Hour * 60) + time.Time.Minute;

    private static string Notation(ClockTime time) => FormattableString.Invariant($"{time.Time.Hour:00}:{time.Time.Minute:00}{(time.PlusDays > 0 ? $"+{time.PlusDays}d" : "")}");
}
