using NodaTime;
using NodaTime.Text;

namespace Daybook.Cli.Verbs;

/// <summary>Dates as they are written on the command line.</summary>
internal static class Dates
{
    /// <summary>The date that <paramref name="text"/> says; today where it says none.</summary>
    public static LocalDate Day(string? text)
    {
        if (text is null) return SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success ? parsed.Value : throw new Complaint(ExitCode.Usage, $"'{text}' is not a date.", "write it as 2026-06-01.");
    }
}
