using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A stored value as a page writes it.</summary>
public static class ValueWords
{
    public static string Of(Observation value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Of(value.Number, value.Text, value.Unit, value.Flags);
    }

    public static string Of(decimal? number, string? text, string? unit, string flags) => (number, text) switch
    {
        ({ } n, null) => unit is null ? Words.Plain(n) : $"{Words.Plain(n)} {unit}",
        (null, { } t) => t,
        ({ } n, { } t) => $"{Words.Plain(n)} {t}",
        _ => flags.Contains("skipped", StringComparison.Ordinal) ? "skipped" : flags.Contains("not-done", StringComparison.Ordinal) ? "not done" : "–",
    };
}
