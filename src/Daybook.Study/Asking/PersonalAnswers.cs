using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Study;

/// <summary>A participant's answers in the order of the questions, as she read them. What staff asked at visits is not among them.</summary>
internal static class PersonalAnswers
{
    private sealed record Asked(string Form, string? Title, Item Item);

    /// <param name="versions">Her version first: an item that an amendment took out is found in an older one.</param>
    /// <param name="her">Whose.</param>
    /// <param name="answers">All her values that stand.</param>
    public static IReadOnlyList<PersonalGroup> Of(IEnumerable<Protocol> versions, Participant her, IReadOnlyList<Observation> answers)
    {
        var first = her.DayOne ?? her.Screened;
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(her.Zone ?? "") ?? DateTimeZone.Utc;
        var hers = answers.Where(answer => answer.Number is not null || answer.Text is not null).ToLookup(answer => (answer.Form, answer.Item));
        var groups = new List<PersonalGroup>();
        foreach (var asked in versions.SelectMany(version => OfForms(Spoken.In(version, her.Language))).DistinctBy(asked => (asked.Form, asked.Item.Id)))
            if (Once(hers[(asked.Form, asked.Item.Id)], zone) is { Count: > 0 } said)
                Add(groups, asked, Of(asked.Item, said, first));
        return groups;
    }

    private static void Add(List<PersonalGroup> groups, Asked asked, PersonalItem item)
    {
        if (groups.LastOrDefault() is { } last && last.Title == asked.Title && asked.Item.Map is null && (last.Map is null || asked.Item.Region is not null) && item.Yes is not null && last.Items[^1].Yes is not null)
            groups[^1] = last with { Items = [.. last.Items, item] };
        else
            groups.Add(new PersonalGroup(asked.Title, asked.Item.Map, [item]));
    }

    private static IEnumerable<Asked> OfForms(Protocol protocol) =>
        (protocol.Diary?.Items ?? []).Select(item => new Asked("diary", null, item))
            .Concat(protocol.Prompts.SelectMany(prompt => prompt.Items.Select(item => new Asked(prompt.Id, prompt.Title, item))))
            .Concat(protocol.Events.SelectMany(happens => happens.Items.Select(item => new Asked(happens.Id, happens.Title, item))));

    /// <summary>Of several entries for one occasion the first counts, as everywhere.</summary>
    private static List<(LocalDate Day, Observation Value)> Once(IEnumerable<Observation> said, DateTimeZone zone) =>
        [.. said.OrderBy(answer => answer.Occasion.Repeat).DistinctBy(answer => answer.Occasion.Key).Select(answer => (DayOf(answer, zone), answer)).OrderBy(answer => answer.Item1)];

    /// <summary>The day that an answer is about; of an event the day on which it happened, and not the one on which it came.</summary>
    private static LocalDate DayOf(Observation answer, DateTimeZone zone) => OccasionDay.Of(answer.Occasion, zone) ?? LocalDatePattern.Iso.Parse(answer.LocalTime![..10]).Value;

    private static PersonalItem Of(Item item, List<(LocalDate Day, Observation Value)> said, LocalDate first)
    {
        var numbers = item.Kind is ItemKind.YesNo ? [] : said.Where(answer => answer.Value.Number is not null).Select(answer => (answer.Day, Value: answer.Value.Number!.Value)).ToList();
        return new PersonalItem(
            item.Ask, item.Range?.Low, item.Range?.High, item.Ends, Units.Beside(item.Unit), item.Better is { } better ? better == Direction.Higher : null, said.Count,
            [.. numbers.Select(number => new PersonalPoint(LocalDatePattern.Iso.Format(number.Day), number.Value))],
            [.. Weeks(numbers, first)],
            item.Kind == ItemKind.YesNo ? said.Count(answer => answer.Value.Number == 1) : null,
            [.. item.Choices.Select(choice => new PersonalChoice(choice.Label, said.Count(answer => answer.Value.Text == choice.Id)))],
            item.Kind == ItemKind.Choice ? [] : [.. said.Where(answer => answer.Value.Text is not null).Select(answer => new PersonalWords(LocalDatePattern.Iso.Format(answer.Day), answer.Value.Text!))]);
    }

    /// <summary>The middle answer of every week that has one; weeks begin on the weekday of her first day.</summary>
    private static IEnumerable<PersonalPoint> Weeks(IEnumerable<(LocalDate Day, decimal Value)> numbers, LocalDate first) =>
        numbers.GroupBy(number => (int)Math.Floor(NodaTime.Period.DaysBetween(first, number.Day) / 7.0)).OrderBy(week => week.Key)
            .Select(week => new PersonalPoint(LocalDatePattern.Iso.Format(first.PlusDays(7 * week.Key)), Middle([.. week.Select(number => number.Value).Order()])));

    private static decimal Middle(List<decimal> sorted) => decimal.Round((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, 1);
}
