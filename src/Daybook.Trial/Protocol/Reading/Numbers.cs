using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Trial;

/// <summary>Reads numbers, written plainly: no exponent, no infinity, nothing that is not a number.</summary>
internal static partial class Numbers
{
    public static object? Whole(KeyShape key, YamlText text, ProblemList problems)
    {
        if (Parse(text) is not { } number || number != decimal.Truncate(number) || Math.Abs(number) > int.MaxValue)
            return Refuse(problems, "DB0106", text, "this is not a whole number", text.Quoted ? "write the number without quotes" : null);
        return InRange(key, number, text, problems) ? (int)number : null;
    }

    public static object? Decimal(KeyShape key, YamlText text, ProblemList problems)
    {
        if (Parse(text) is not { } number)
            return Refuse(problems, "DB0106", text, "this is not a number", text.Quoted ? "write the number without quotes" : "write for example 4.5");
        return InRange(key, number, text, problems) ? number : null;
    }

    /// <summary>The number that a text says; null when it says none.</summary>
    public static decimal? Parse(YamlText text) => text.Quoted ? null : Parse(text.Text);

    public static decimal? Parse(string text) =>
        Plain().IsMatch(text) ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    public static string Show(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool InRange(KeyShape key, decimal number, YamlText text, ProblemList problems)
    {
        var (least, most, value) = (key.Key.Least, key.Key.Most, (double)number);
        if (value < least)
            problems.Add("DB0111", text.At, $"{key.Name} is at least {Show(least)}");
        else if (value > most)
            problems.Add("DB0111", text.At, $"{key.Name} is at most {Show(most)}");
        else
            return true;
        return false;
    }

    private static object? Refuse(ProblemList problems, string code, YamlText text, string what, string? suggestion)
    {
        problems.Add(code, text.At, what, suggestion);
        return null;
    }

    [GeneratedRegex(@"^-?[0-9]{1,12}(\.[0-9]{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
