using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>The days that stopping rules count. Of several entries for a day the first that counts speaks, as it does everywhere, and of its corrections the last.</summary>
internal static class StruckDays
{
    /// <summary>What a diary of that day says of every rule that counts days.</summary>
    public static ImmutableArray<StruckDay> Of(Protocol protocol, long entry, string form, Occasion occasion, IReadOnlyList<ItemAnswer> answers) =>
        form != FormItems.Diary || occasion.Kind != OccasionKind.DiaryDay || KeptEntries.DiaryDayOf(occasion) is not { } day ? []
        : [.. from rule in protocol.Stopping
              where rule is { Item: not null, When: not null, Days: > 1 }
              let asked = Asked(protocol, rule)
              where asked is not null
              from answer in answers
              where answer.Item == rule.Item
              select new StruckDay(rule.Id, day, Conditions.Meets(rule.When!, answer.Answer), entry, answer, GivenOn.Of(asked))];

    /// <summary>The item of the diary whose answers the rule counts.</summary>
    public static Item? Asked(Protocol protocol, StoppingRule rule) => protocol.Diary?.Items.FirstOrDefault(item => item.Id == rule.Item);

    public static Participant Learn(Participant her, long entry, ImmutableArray<StruckDay> said) => said.IsEmpty ? her : her with { Struck = her.Struck.SetItem(entry, said) };

    /// <summary>What the entries say that count, oldest first, with the verdict on the one that has just come. A day of no calendar counts for nothing, so no day here is the last of one.</summary>
    public static IReadOnlyList<StruckDay> Counted(Participant her, long now, Verdict? verdict) =>
        [.. her.Struck.Values.SelectMany(said => said).Where(one => Counts(one.Entry == now ? verdict : her.Entries.GetValueOrDefault(one.Entry)?.Verdict))];

    private static bool Counts(Verdict? verdict) => verdict is not { } given || KeptEntries.Counts(given);

    /// <summary>Whether so many days one after the other, with <paramref name="day"/> among them, met the rule.</summary>
    public static bool InARow(IEnumerable<StruckDay> said, StoppingRule rule, Item asked, LocalDate day)
    {
        var speaks = new Dictionary<LocalDate, StruckDay>();
        foreach (var one in said.Where(one => one.Rule == rule.Id))
            if (!speaks.TryGetValue(one.Day, out var before) || one.Entry <= before.Entry)
                speaks[one.Day] = one;
        bool Met(LocalDate date) => speaks.GetValueOrDefault(date)?.Counts(rule, asked) == true;
        // Asked first: beside a day that counts there is always another, beside any day there may be none.
        if (!Met(day))
            return false;
        var (first, last) = (day, day);
        while (Met(first.PlusDays(-1)))
            first = first.PlusDays(-1);
        while (Met(last.PlusDays(1)))
            last = last.PlusDays(1);
        return NodaTime.Period.DaysBetween(first, last) + 1 >= rule.Days;
    }

    /// <summary>The days so far have been seen to; the next row is one of days to come.</summary>
    public static Participant Forget(Participant her, StoppingRule rule) =>
        her with { Struck = her.Struck.ToImmutableSortedDictionary(known => known.Key, known => known.Value.RemoveAll(day => day.Rule == rule.Id)) };

    /// <summary>What was erased is counted no more, as when the ledger is read again.</summary>
    public static StudyState Forget(StudyState study, PayloadRedacted redacted)
    {
        var gone = redacted.Entries.Select(entry => entry.Entry).ToList();
        foreach (var her in study.Participants.Values.Where(her => gone.Exists(her.Struck.ContainsKey)))
            study = study.Change(her.Key, known => known with { Struck = known.Struck.RemoveRange(gone) });
        return study;
    }
}
