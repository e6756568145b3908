using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>How much of the diary was kept: by period, overall, and as the study went on.</summary>
internal static class Completion
{
    /// <summary>A fortnight is long enough for a percentage and short enough for a decline.</summary>
    private const int Stretch = 14;

    public static string Of(ReportMaterial material)
    {
        if (material.Protocol.Diary is null || material.Dataset.Imported)
        {
            return "";
        }
        var days = material.Dataset.Participants.SelectMany(Planned).ToList();
        if (!material.ByPeriod)
        {
            return Table("Diary days: how many of those planned were written", "", [("All", days)]);
        }
        var columns = new PeriodColumns(material.Dataset);
        return Table("Diary days by period: how many of those planned were written", "Period",
                [.. columns.Headings.Select(heading => (heading, days.Where(day => columns.Of(day.Her, day.Date) == heading).ToList())), ("All", days)])
            + Table("Diary days as the study went on", "Study days", [.. days.GroupBy(day => (day.Number - 1) / Stretch).OrderBy(part => part.Key)
                .Select(part => ($"{part.Key * Stretch + 1} to {part.Max(day => day.Number)}", part.ToList()))]);
    }

    private static string Table(string caption, string first, List<(string Words, List<DiaryDay> Days)> rows) => Html.Table(
        caption,
        [first, "Planned", "Written", "Percent", "Of these late", "Kept, not analysed", "No entry"],
        rows.Where(row => row.Days.Count > 0).Select(row => Row(row.Words, row.Days)));

    private static IReadOnlyList<string> Row(string words, List<DiaryDay> days)
    {
        int late = days.Count(day => day.Verdict == Verdict.Late), written = days.Count(day => day.Verdict == Verdict.InTime) + late;
        int none = days.Count(day => day.Verdict is null);
        return [words, Print.Number(days.Count), Print.Number(written), Print.Percent(100.0 * written / days.Count), Print.Number(late), Print.Number(days.Count - written - none), Print.Number(none)];
    }

    /// <summary>Every day until the last of her study or until she left.</summary>
    private static IEnumerable<DiaryDay> Planned(DatasetParticipant her)
    {
        if (her.Schedule is not { } schedule)
        {
            yield break;
        }
        var last = her.State.Withdrawn is { } left && left.Date < schedule.LastDiaryDay ? left.Date : schedule.LastDiaryDay;
        for (var date = schedule.DayOne; date <= last; date = date.PlusDays(1))
        {
            yield return new DiaryDay(her, date, schedule.DayNumber(date), her.State.DiaryDays.TryGetValue(date, out var verdict) ? verdict : null);
        }
    }

    private sealed record DiaryDay(DatasetParticipant Her, LocalDate Date, int Number, Verdict? Verdict);
}
