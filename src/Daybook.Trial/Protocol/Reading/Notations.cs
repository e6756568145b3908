using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Reads the small notations of the language: 03:00+1d, [-1, 3], last-7, ">= 18".</summary>
internal static partial class Notations
{
    private const int FurthestDay = 366;
    private static readonly string TooFar = string.Create(CultureInfo.InvariantCulture, $"a window reaches {FurthestDay} days at most, early and late");

    /// <summary>What a value of this type looks like.</summary>
    public static string Example(Type type) => type switch
    {
        _ when type == typeof(ClockTime) => "a time such as \"18:00\" or \"03:00+1d\"",
        _ when type == typeof(Condition) => "yes, no, a comparison such as \">= 18\", or a titre such as \"<= 1:80\"",
        _ when type == typeof(EndpointWindow) => "whole, visit, first-N or last-N, for example last-7",
        _ when type == typeof(Bounds) => "the lowest and the highest value, for example [0, 100]",
        _ when type == typeof(DayWindow) => "days early and late, for example 2 or [-1, 3]",
        _ => throw new UnreachableException($"The language has no notation for {type.Name}."),
    };

    public static object? Read(Type type, YamlText text, ProblemList problems)
    {
        var (code, value) = type switch
        {
            _ when type == typeof(ClockTime) => ("DB0120", (object?)Clock(text.Text)),
            _ when type == typeof(Condition) => ("DB0123", ConditionOf(text.Text)),
            _ when type == typeof(EndpointWindow) => ("DB0124", WindowOf(text.Text)),
            _ => throw new UnreachableException($"The language has no notation for {type.Name}."),
        };
        if (value is null)
            problems.Add(code, text.At, "this cannot be read", Spelled(type, text.Text) ?? $"write {Example(type)}");
        return value;
    }

    public static object? Pair(Type type, YamlNode node, ProblemList problems)
    {
        var code = type == typeof(Bounds) ? "DB0122" : "DB0121";
        if (type == typeof(DayWindow) && node is YamlText single && Numbers.Parse(single) is { } days && days == decimal.Truncate(days) && days is >= 0 and <= FurthestDay)
            return new DayWindow(-(int)days, (int)days);
        if (node is YamlList { Values: [YamlText first, YamlText second] } && Numbers.Parse(first) is { } low && Numbers.Parse(second) is { } high)
        {
            if (type == typeof(Bounds))
            {
                if (low < high)
                    return new Bounds(low, high);
                problems.Add(code, node.At, "the first value is not below the second", $"write [{high}, {low}]");
                return null;
            }
            if (low is >= -FurthestDay and <= 0 && high is >= 0 and <= FurthestDay && low == decimal.Truncate(low) && high == decimal.Truncate(high))
                return new DayWindow((int)low, (int)high);
        }
        var far = type == typeof(DayWindow) && IsTooFar(node);
        problems.Add(code, node.At, far ? "the window is too wide" : "this cannot be read", far ? TooFar : type == typeof(DayWindow) ? WrongWindow(node) : $"write {Example(type)}");
        return null;
    }

    private static ClockTime? Clock(string text) =>
        Time().Match(text) is { Success: true } match
            ? new ClockTime(new LocalTime(Int(match, 1), Int(match, 2)), match.Groups[3].Success ? Int(match, 3) : 0)
            : null;

    private static Condition? ConditionOf(string text) => text switch
    {
        "yes" => new Condition.Is(true),
        "no" => new Condition.Is(false),
        _ when Dilutes().Match(text) is { Success: true } titre => new Condition.Dilutes(ComparisonOf(titre.Groups[1].Value), Int(titre, 2)),
        _ when Compares().Match(text) is { Success: true } match && Numbers.Parse(match.Groups[2].Value) is { } bound =>
            new Condition.Compares(ComparisonOf(match.Groups[1].Value), bound),
        _ => null,
    };

    private static Comparison ComparisonOf(string sign) => sign switch
    {
        "<" => Comparison.Less,
        "<=" => Comparison.AtMost,
        "=" => Comparison.Equal,
        ">=" => Comparison.AtLeast,
        ">" => Comparison.Greater,
        _ => throw new UnreachableException(),
    };

    private static EndpointWindow? WindowOf(string text) => text switch
    {
        "whole" => new EndpointWindow(WindowKind.Whole),
        "visit" => new EndpointWindow(WindowKind.Visit),
        _ when FirstOrLast().Match(text) is { Success: true } match =>
            new EndpointWindow(match.Groups[1].Value == "first" ? WindowKind.First : WindowKind.Last, Int(match, 2)),
        _ => null,
    };

    private static string? Spelled(Type type, string text)
    {
        if (type == typeof(ClockTime))
            return Meant(text);
        if (type == typeof(Condition) && Between().Match(text) is { Success: true } range)
            return $"write two criteria, \">= {range.Groups[1].Value}\" and \"<= {range.Groups[2].Value}\"";
        var near = type == typeof(EndpointWindow) ? Spelling.Nearest(text.TrimEnd("0123456789".ToCharArray()), ["whole", "visit", "first-", "last-"])
            : type == typeof(Condition) && !text.Any(char.IsAsciiDigit) ? Spelling.Nearest(text, ["yes", "no"])
            : null;
        return near is null ? null : $"did you mean {near}{(near.EndsWith('-') ? Trailing().Match(text).Value is { Length: > 0 } days ? days : "N" : "")}?";
    }

    /// <summary>6 pm is 18:00, 24:00 is 00:00 of the next day.</summary>
    private static string? Meant(string text)
    {
        if (Midnight().IsMatch(text))
            return "write \"00:00+1d\"";
        if (HalfDays().Match(text) is not { Success: true } half || Int(half, 1) is not (>= 1 and <= 12 and var hour))
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"write \"{(hour % 12) + (half.Groups[3].Value[0] is 'p' or 'P' ? 12 : 0):00}:{(half.Groups[2].Success ? Int(half, 2) : 0):00}\"");
    }

    private static bool IsTooFar(YamlNode node) => node is YamlText text ? Numbers.Parse(text) is > FurthestDay
        : node is YamlList { Values: [YamlText first, YamlText second] } && (Numbers.Parse(first) is < -FurthestDay || Numbers.Parse(second) is > FurthestDay);

    private static string WrongWindow(YamlNode node) => node switch
    {
        YamlText text when PlusMinus().Match(text.Text) is { Success: true } days => $"write {days.Groups[1].Value}",
        _ => $"write {Example(typeof(DayWindow))}",
    };

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([01][0-9]|2[0-3]):([0-5][0-9])(?:\+([12])d)?$", RegexOptions.CultureInvariant)]
    internal static partial Regex Time();

    [GeneratedRegex(@"^(<=|>=|<|>|=) ?(-?[0-9.]{1,25})$", RegexOptions.CultureInvariant)]
    private static partial Regex Compares();

    [GeneratedRegex(@"^(<=|>=|<|>|=) ?1:([1-9][0-9]{0,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex Dilutes();

    [GeneratedRegex(@"^(first|last)-([1-9][0-9]{0,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstOrLast();

    [GeneratedRegex(@"^24:00$", RegexOptions.CultureInvariant)]
    private static partial Regex Midnight();

    [GeneratedRegex(@"^([0-9]{1,2})(?:[:.]([0-5][0-9]))? ?([aApP])\.?[mM]\.?$", RegexOptions.CultureInvariant)]
    private static partial Regex HalfDays();

    [GeneratedRegex(@"^(?:±|\+-|\+/-|\+\\-) ?([0-9]{1,3})(?: days?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PlusMinus();

    [GeneratedRegex(@"^([0-9]{1,6}) ?(?:-|–|to) ?([0-9]{1,6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"[0-9]{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}
