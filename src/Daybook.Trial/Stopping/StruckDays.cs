using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>The days that stopping rules count. Of several entries and corrections for a day the last one speaks.</summary>
internal static class StruckDays
{
    /// <summary>What a diary of that day says of every rule that counts days.</summary>
    public static ImmutableArray<StruckDay> Of(Protocol protocol, string form, Occasion occasion, IReadOnlyList<ItemAnswer> answers) =>
        form != FormItems.Diary || occasion.Kind != OccasionKind.DiaryDay || KeptEntries.DiaryDayOf(occasion) is not { } day ? []
        : [.. protocol.Stopping.Where(rule => rule is { Item: not null, When: not null, Days: > 1 }).SelectMany(rule => answers.Where(answer => answer.Item == rule.Item).Select(answer => new StruckDay(rule.Id, day, Conditions.Meets(rule.When!, answer.Answer))))];

    public static Participant Learn(Participant her, long entry, ImmutableArray<StruckDay> said) => said.IsEmpty ? her : her with { Struck = her.Struck.SetItem(entry, said) };

    /// <summary>Whether so many days one after the other, with <paramref name="day"/> among them, met the rule.</summary>
    public static bool InARow(IEnumerable<StruckDay> said, StoppingRule rule, LocalDate day)
    {
        var met = new Dictionary<LocalDate, bool>();
        foreach (var one in said.Where(one => one.Rule == rule.Id))
            met[one.Day] = one.Met;
        bool Met(LocalDate date) => met.GetValueOrDefault(date);
        var (first, last) = (day, day);
        while (Met(first.PlusDays(-1)))
            first = first.PlusDays(-1);
        while (Met(last.PlusDays(1)))
            last = last.PlusDays(1);
        return Met(day) && NodaTime.Period.DaysBetween(first, last) + 1 >= rule.Days;
    }

    /// <summary>What was erased is counted no more, as when the ledger is read again.</summary>
    public static StudyState Forget(StudyState study, PayloadRedacted redacted)
    {
        var gone = redacted.Entries.Select(entry => entry.Entry).ToList();
        foreach (var her in study.Participants.Values.Where(her => gone.Exists(her.Struck.ContainsKey)))
            study = study.Change(her.Key, known => known with { Struck = known.Struck.RemoveRange(gone) });
        return study;
    }
}
