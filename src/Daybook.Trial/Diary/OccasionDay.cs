using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>The diary day of an occasion.</summary>
public static class OccasionDay
{
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
