using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A stored value as a page writes it.</summary>
public static class ValueWords
{
    private static readonly string[] Without = ["skipped", "not-done", "not-asked", "unanswered"];

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
        _ => Without.FirstOrDefault(word => flags.Split(' ').Contains(word))?.Replace('-', ' ') ?? "–",
    };
}
