using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>What people write who know what they mean and not how the language writes it: units beside numbers, commas, other clocks.</summary>
internal static class WrongForms
{
    public static string[] Codes { get; } =
        ["DB0101", "DB0104", "DB0105", "DB0106", "DB0108", "DB0111", "DB0120", "DB0121", "DB0122", "DB0123", "DB0124"];

    public static IReadOnlyList<string> Of(KeyShape key) => key.Element switch
    {
        var type when type == typeof(int) => ["14 days", "14d", "\"14\"", "14.5", "1e1", "fourteen", "~14", "14-21"],
        var type when type == typeof(decimal) => ["4.5 mg", "4.5mg", "\"4.5\"", ".5", "1e-3", "four", "4.5%", ".inf"],
        var type when type == typeof(bool) => ["yes", "True", "\"true\"", "1"],
        var type when type == typeof(Bounds) => ["0-100", "[100, 0]", "[0]", "[0 mm, 100 mm]", "100", "[0, 10, 100]"],
        var type when type == typeof(DayWindow) => ["4 days", "[4]", "[4, -1]", "+-4", "[-1 d, 3 d]"],
        var type when type == typeof(ClockTime) => ["6 pm", "\"18.00\"", "\"24:00\"", "\"1800\"", "\"18:00 h\"", "\"3:00+1d\"", "\"03:00 +1\""],
        var type when type == typeof(Condition) => ["\"=> 18\"", "\"at least 18\"", "\">= 18 a\"", "\">= 18,5\""],
        var type when type == typeof(EndpointWindow) => ["last 7", "\"7\"", "last-7d", "last-0", "last-week"],
        var type when type == typeof(string) && key.Key is { Form: TextForm.Words, Names: Noun.None, RefersTo: Noun.None } => ["1.0", "no", "on", "12"],
        _ => [],
    };
}
