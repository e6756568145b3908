using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>The diary day of an occasion.</summary>
public static class OccasionDay
{
    /// <summary>The day that an occasion is about, of an event the one on which it happened; null for any other occasion, and where the key names none.</summary>
    /// <param name="occasion">The occasion.</param>
    /// <param name="zone">Where she lives.</param>
    public static LocalDate? Of(Occasion occasion, DateTimeZone zone) => Of(occasion) ?? ToldMoment.Read(occasion, zone)?.Day;

    /// <summary>The date of a diary day or of a prompt; null for any other occasion, and where the key names none.</summary>
    public static LocalDate? Of(Occasion occasion)
    {
        ArgumentNullException.ThrowIfNull(occasion);
        return occasion.Kind switch
        {
            OccasionKind.Prompt => PromptWindow.Parse(occasion.Key)?.Day,
            OccasionKind.DiaryDay => LocalDatePattern.Iso.Parse(occasion.Key).TryGetValue(default, out var day) ? day : null,
            _ => null,
        };
    }
}
