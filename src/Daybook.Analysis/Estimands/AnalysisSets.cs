using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>Who is in an analysis set of the protocol.</summary>
public static class AnalysisSets
{
    /// <summary>The dataset of those who are in the set; the dataset itself where there is no such set.</summary>
    public static Dataset Of(Dataset dataset, string? set)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (dataset.Protocol.AnalysisSets.FirstOrDefault(known => known.Id == set) is not { } rule)
        {
            return dataset;
        }
        var people = dataset.Participants.Where(her => Holds(dataset, rule, her)).ToList();
        var keys = people.Select(her => her.Key).ToHashSet();
        return dataset with
        {
            Participants = people,
            Counted = [.. dataset.Counted.Where(value => keys.Contains(value.Participant))],
            Rows = [.. dataset.Rows.Where(row => keys.Contains(row.Participant))],
        };
    }

    private static bool Holds(Dataset dataset, AnalysisSet rule, DatasetParticipant her) =>
        her.State.Kits.Count >= (rule.Kits ?? 0)
        && rule.Visits.All(visit => her.State.Visits.TryGetValue(visit, out var held) && (held.InWindow || !rule.InWindow))
        && (rule.Diary is not { } written || Share([.. TreatedDays(her).Select(day => her.State.DiaryDays.TryGetValue(day, out var verdict) && verdict is Verdict.InTime or Verdict.Late)]) >= written)
        && (rule.Taken is not { } taken || Share(Taken(dataset, her)) >= taken);

    /// <summary>The days of the treated periods on which the diary is asked.</summary>
    internal static IReadOnlyList<LocalDate> TreatedDays(DatasetParticipant her)
    {
        if (her.Schedule is not { } schedule)
        {
            return [];
        }
        int days = Math.Max(0, NodaTime.Period.DaysBetween(schedule.DayOne, schedule.LastDiaryDay) + 1);
        return [.. Enumerable.Range(0, days).Select(schedule.DayOne.PlusDays).Where(day => schedule.PeriodOf(day)?.Treated is not null)];
    }

    private static bool[] Taken(Dataset dataset, DatasetParticipant her)
    {
        var treated = TreatedDays(her).ToHashSet();
        return
        [
            .. dataset.Counted.Where(value => value.Participant == her.Key && value.Item == dataset.Protocol.Supply?.Taken && value.Occasion.Kind == OccasionKind.DiaryDay)
                .Where(value => treated.Contains(LocalDatePattern.Iso.Parse(value.Occasion.Key).Value)).Select(value => value.Number == 1),
        ];
    }

    // Of nobody's answers nothing is known, so no share of them is enough.
    private static decimal Share(bool[] found) => found.Length == 0 ? 0 : (decimal)found.Count(yes => yes) / found.Length;
}
