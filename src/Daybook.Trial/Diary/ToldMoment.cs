using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>When something happened that the staff wrote down: a moment, or a day where nobody knows the hour.</summary>
/// <param name="Day">The day, by her clock.</param>
/// <param name="At">The moment; null where only the day is known.</param>
internal sealed record ToldMoment(LocalDate Day, Instant? At)
{
    public static ToldMoment Of(LocalDate day, LocalTime? time, DateTimeZone zone) => new(day, time is { } hour ? zone.AtLeniently(day + hour).ToInstant() : null);

    /// <summary>The occasion: the moment, as where she begins the event on her phone; else the day with the number of such events on it.</summary>
    public Occasion Occasion(Participant her, string form)
    {
        if (At is { } at)
            return new Occasion(OccasionKind.Event, InstantPattern.General.Format(at));
        var number = 1;
        while (KeptEntries.Holds(her, form, Numbered(number)))
            number++;
        return Numbered(number);
    }

    /// <summary>What the occasion of an entry of the staff says; null of anything else.</summary>
    public static ToldMoment? Read(Occasion occasion, DateTimeZone zone) =>
        occasion.Kind != OccasionKind.Event ? null
        : InstantPattern.ExtendedIso.Parse(occasion.Key).TryGetValue(default, out var at) ? new ToldMoment(at.InZone(zone).Date, at)
        : PromptWindow.Parse(occasion.Key) is { } numbered ? new ToldMoment(numbered.Day, null)
        : null;

    private Occasion Numbered(int number) => new(OccasionKind.Event, string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(Day)}/{number}"));
}
