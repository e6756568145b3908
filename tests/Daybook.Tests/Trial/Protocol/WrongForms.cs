using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>What people write who know what they mean and not how the language writes it: units beside numbers, commas, other clocks.</summary>
internal static class WrongForms
{
    public static string[] Codes { get; } =
        ["DB0101", "DB0104", "DB0105", "DB0106", "DB0108", "DB0111", "DB0120", "DB0121", "DB0122", "DB0123", "DB0124"];

    /// <summary>The wrong forms for a value. What reads clearly says the value that stood there: another one would be a second fault.</summary>
    /// <param name="key">The key.</param>
    /// <param name="written">What stands there, as it is written.</param>
    public static IReadOnlyList<string> Of(KeyShape key, string written) => key.Element switch
    {
        var type when type == typeof(int) => [$"{written} days", $"{written}d", $"\"{written}\"", $"{written}.5", "1e1", $"~{written}", $"{written}-21", "many"],
        var type when type == typeof(decimal) => [$"{written} mg", $"{written}mg", $"\"{written}\"", ".5", "1e-3", "four", $"{written}%", ".inf"],
        var type when type == typeof(bool) => written == "true" ? ["yes", "True", "\"true\"", "1"] : ["no", "False", "\"false\"", "0"],
        var type when type == typeof(Bounds) => ["0-100", Turned(written), "[0]", "[0 mm, 100 mm]", "100", "[0, 10, 100]"],
        var type when type == typeof(DayWindow) => ["4 days", "[4]", "[4, -1]", "[-1 d, 3 d]", .. int.TryParse(written, out var around) ? [$"+-{around}"] : Array.Empty<string>()],
        var type when type == typeof(ClockTime) => ["\"18.00\"", "\"1800\"", "\"18:00 h\"", "\"3:00+1d\"", "\"03:00 +1\"", .. ByTwelve(written.Trim('"'))],
        var type when type == typeof(Condition) => ["\">= 18 a\"", "\">= 18,5\"", .. written.Trim('"').StartsWith(">= ", StringComparison.Ordinal) ? [$"\"=> {written.Trim('"')[3..]}\"", $"\"at least {written.Trim('"')[3..]}\""] : Array.Empty<string>()],
        var type when type == typeof(EndpointWindow) => [written.Contains('-', StringComparison.Ordinal) ? written.Replace('-', ' ') : "7 last", "\"7\"", "last-7d", "last-0", "last-week"],
        var type when type == typeof(string) && key.Key is { Form: TextForm.Words, Names: Noun.None, RefersTo: Noun.None } => ["1.0", "no", "on", "12"],
        _ => [],
    };

    private static string Turned(string bounds) => bounds.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries) is [var low, var high] ? $"[{high}, {low}]" : "[100, 0]";

    /// <summary>18:00 is 6 pm, and the midnight that ends a day is 24:00.</summary>
    private static string[] ByTwelve(string time) =>
        time == "00:00+1d" ? ["\"24:00\""]
        : time.Length == 5 && int.TryParse(time[..2], out var hour) ? [$"{(hour + 11) % 12 + 1}:{time[3..]} {(hour < 12 ? "am" : "pm")}"]
        : [];
}
