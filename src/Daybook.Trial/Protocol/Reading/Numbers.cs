using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Trial;

/// <summary>Reads numbers, written plainly: no exponent, no infinity, nothing that is not a number. One that is written otherwise is reported, and read where it says only one thing.</summary>
internal static partial class Numbers
{
    public static object? Whole(KeyShape key, YamlText text, ProblemList problems)
    {
        if (Parse(text) is { } number && IsWhole(number))
            return InRange(key, number, text, problems) ? (int)number : null;
        var meant = (text.Quoted ? Parse(text.Text) : Said(text.Text, key.Name is "day" or "days" || key.Name.EndsWith("-days", StringComparison.Ordinal))) is { } said && IsWhole(said) && IsAllowed(key, said) ? said : (decimal?)null;
        problems.Add("DB0106", text.At, "this is not a whole number", meant is null ? null : text.Quoted ? "write the number without quotes" : $"write {Show((double)meant)}");
        return meant is { } one ? (int)one : null;
    }

    public static object? Decimal(KeyShape key, YamlText text, ProblemList problems)
    {
        if (Parse(text) is { } number)
            return InRange(key, number, text, problems) ? number : null;
        var meant = (text.Quoted ? Parse(text.Text) : Percent(text.Text, key)) is { } said && IsAllowed(key, said) ? said : (decimal?)null;
        problems.Add("DB0106", text.At, "this is not a number", meant is null ? "write for example 4.5" : text.Quoted ? "write the number without quotes" : $"write {Show((double)meant)}");
        return meant;
    }

    /// <summary>The number that a text says; null when it says none.</summary>
    public static decimal? Parse(YamlText text) => text.Quoted ? null : Parse(text.Text);

    public static decimal? Parse(string text) =>
        Plain().IsMatch(text) ? decimal.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;

    private static readonly string[] InWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>What a percentage is: of a share, at most 1, the hundredth part.</summary>
    private static decimal? Percent(string text, KeyShape key) =>
        text.EndsWith('%') && Parse(text.TrimEnd('%', ' ')) is { } percent ? key.Key.Most <= 1 ? percent / 100 : percent : null;

    /// <summary>The number that words say, and where days are counted also what weeks are: two weeks are 14, 14 days are 14; null where they say none.</summary>
    private static decimal? Said(string text, bool inDays)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > 2 || (Array.IndexOf(InWords, words[0].ToLowerInvariant()) is >= 0 and var at ? at : Parse(words[0])) is not { } number)
            return null;
        return words.ElementAtOrDefault(1)?.ToLowerInvariant().TrimEnd('s') switch { null => number, "day" when inDays => number, "week" when inDays => 7 * number, _ => null };
    }

    public static string Show(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private static bool IsWhole(decimal number) => number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue;

    private static bool IsAllowed(KeyShape key, decimal number) => (double)number >= key.Key.Least && (double)number <= key.Key.Most;

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

    [GeneratedRegex(@"^-?[0-9]{1,12}(\.[0-9]{1,12})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
