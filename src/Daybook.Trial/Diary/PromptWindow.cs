using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>The stretch of time in which one prompt of one day may be answered.</summary>
/// <param name="Day">The local date on which the day's prompts begin.</param>
/// <param name="Number">Which of the day's prompts it is, from 1.</param>
/// <param name="Opens">The first instant of the window.</param>
/// <param name="Closes">The first instant after it; a prompt is answered in its moment, so nothing is late.</param>
public sealed record PromptWindow(LocalDate Day, int Number, Instant Opens, Instant Closes)
{
    /// <summary>The key of its occasion: 2026-06-01/2.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(Day)}/{Number}");

    /// <summary>What an answer to this prompt, given at <paramref name="at"/>, is.</summary>
    public Verdict Judge(Instant at) => at < Opens ? Verdict.Future : at < Closes ? Verdict.InTime : Verdict.OutsideWindow;

    /// <summary>The day and the number that such a key says; null when it says none.</summary>
    public static (LocalDate Day, int Number)? Parse(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var stroke = key.IndexOf('/', StringComparison.Ordinal);
        if (stroke < 0 || !LocalDatePattern.Iso.Parse(key[..stroke]).TryGetValue(default, out var day) || !int.TryParse(key[(stroke + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return new PromptWindow(day, number, default, default).Key == key ? (day, number) : null;
    }
}
