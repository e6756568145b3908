using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Which items the diary asks in a period. One that is asked in some periods only rests in the others, and with it what waits for its answer.</summary>
public static class DiaryItems
{
    /// <summary>The items that rest in a period, in the order of the diary.</summary>
    public static ImmutableArray<string> Resting(Protocol protocol, string period)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var resting = new List<string>();
        foreach (var item in protocol.Diary?.Items ?? [])
            if ((item.During.Count > 0 && !item.During.Contains(period)) || (item.When is { } branch && resting.Contains(branch.Item)))
                resting.Add(item.Id);
        return [.. resting];
    }

    /// <summary>The items that rest on a day. A day before the first period or after the last is like the one beside it: nothing shows there where they end.</summary>
    public static ImmutableArray<string> Resting(Schedule schedule, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var dates = schedule.PeriodOf(day) ?? (day < schedule.DayOne ? schedule.Periods[0] : schedule.Periods[^1]);
        return Resting(schedule.Protocol, dates.Period.Id);
    }

    /// <summary>The items that are asked on a day, as far as its period says.</summary>
    public static IReadOnlyList<Item> Asked(Schedule schedule, LocalDate day)
    {
        var resting = Resting(schedule, day);
        return [.. (schedule.Protocol.Diary?.Items ?? []).Where(item => !resting.Contains(item.Id))];
    }

    /// <summary>The items that rest on the day of an entry, by her schedule as it is known; of anything but a diary, none.</summary>
    internal static ImmutableArray<string> Resting(Protocol protocol, Participant her, string form, Occasion occasion) =>
        form == FormItems.Diary && occasion.Kind == OccasionKind.DiaryDay && protocol.Diary?.Items.Any(item => item.During.Count > 0) == true
        && OccasionDay.Of(occasion) is { } day && Schedule.Of(protocol, her) is { } schedule ? Resting(schedule, day) : [];
}
