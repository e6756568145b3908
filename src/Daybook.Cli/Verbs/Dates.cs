using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Cli.Verbs;

/// <summary>Dates as they are written on the command line.</summary>
internal static class Dates
{
    // A schedule counts on from its first day; the calendar must not end before it does.
    private const int FirstYear = 1900, LastYear = 2999;

    /// <summary>The date that <paramref name="text"/> says; today where it says none.</summary>
    public static LocalDate Day(string? text)
    {
        if (text is null) return SystemClock.Instance.GetCurrentInstant().InUtc().Date;
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success) throw new Complaint(ExitCode.Usage, $"'{text}' is not a date.", "write it as 2026-06-01.");
        return parsed.Value.Year is >= FirstYear and <= LastYear ? parsed.Value
            : throw new Complaint(ExitCode.Usage, $"{text} is in no year that a study can be in.", string.Create(CultureInfo.InvariantCulture, $"write a date in the years {FirstYear} to {LastYear}."));
    }
}
