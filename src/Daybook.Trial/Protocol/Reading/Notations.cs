using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Reads the small notations of the language: 03:00+1d, [-1, 3], last-7, ">= 18". One that says clearly what was meant is reported and read.</summary>
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
        if (value is not null)
            return value;
        var spelled = type == typeof(ClockTime) ? SpelledClock(text.Text) : type == typeof(Condition) ? SpelledCondition(text.Text) : SpelledWindow(text.Text);
        problems.Add(code, text.At, "this cannot be read", spelled?.Suggestion ?? $"write {Example(type)}");
        return spelled?.Meant;
    }

    public static object? Pair(Type type, YamlNode node, ProblemList problems)
    {
        var code = type == typeof(Bounds) ? "DB0122" : "DB0121";
        if (type == typeof(DayWindow) && node is YamlText single && Numbers.Parse(single) is { } even && even == decimal.Truncate(even) && even is >= 0 and <= FurthestDay)
            return new DayWindow(-(int)even, (int)even);
        if (node is YamlList { Values: [YamlText first, YamlText second] } && Numbers.Parse(first) is { } low && Numbers.Parse(second) is { } high)
        {
            if (type == typeof(Bounds))
            {
                if (low < high)
                    return new Bounds(low, high);
                problems.Add(code, node.At, "the first value is not below the second", $"write [{high}, {low}]");
                return low > high ? new Bounds(high, low) : null;
            }
            if (low is >= -FurthestDay and <= 0 && high is >= 0 and <= FurthestDay && low == decimal.Truncate(low) && high == decimal.Truncate(high))
                return new DayWindow((int)low, (int)high);
        }
        var far = type == typeof(DayWindow) && IsTooFar(node);
        var around = type == typeof(DayWindow) && node is YamlText text && PlusMinus().Match(text.Text) is { Success: true } match && Int(match, 1) is <= FurthestDay and var days ? days : (int?)null;
        problems.Add(code, node.At, far ? "the window is too wide" : "this cannot be read", far ? TooFar : around is not null ? $"write {around}" : $"write {Example(type)}");
        return around is { } each ? new DayWindow(-each, each) : null;
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

    /// <summary>6 pm is 18:00, 24:00 is 00:00 of the next day.</summary>
    private static (string Suggestion, object? Meant)? SpelledClock(string text)
    {
        if (Midnight().IsMatch(text))
            return ("write \"00:00+1d\"", new ClockTime(LocalTime.Midnight, 1));
        if (HalfDays().Match(text) is not { Success: true } half || Int(half, 1) is not (>= 1 and <= 12 and var hour))
            return null;
        var time = string.Create(CultureInfo.InvariantCulture, $"{(hour % 12) + (half.Groups[3].Value[0] is 'p' or 'P' ? 12 : 0):00}:{(half.Groups[2].Success ? Int(half, 2) : 0):00}");
        return ($"write \"{time}\"", Clock(time));
    }

    private static (string Suggestion, object? Meant)? SpelledCondition(string text) =>
        Between().Match(text) is { Success: true } range ? ($"write two criteria, \">= {range.Groups[1].Value}\" and \"<= {range.Groups[2].Value}\"", null)
        : AtLeast().Match(text) is { Success: true } least ? Compared(">=", least.Groups[1].Success ? least.Groups[1].Value : least.Groups[2].Value)
        : AtMost().Match(text) is { Success: true } most ? Compared("<=", most.Groups[1].Value)
        : !text.Any(char.IsAsciiDigit) && Spelling.Nearest(text, ["yes", "no"]) is { } near ? ($"did you mean {near}?", ConditionOf(near))
        : null;

    private static (string Suggestion, object? Meant) Compared(string sign, string bound) => ($"write \"{sign} {bound}\"", ConditionOf($"{sign} {bound}"));

    private static (string Suggestion, object? Meant)? SpelledWindow(string text)
    {
        if (Spelling.Nearest(text.TrimEnd("0123456789".ToCharArray()), ["whole", "visit", "first-", "last-"]) is not { } near)
            return null;
        var meant = !near.EndsWith('-') ? near : near + (Trailing().Match(text).Value is { Length: > 0 } days ? days : "N");
        return meant.EndsWith('N') || WindowOf(meant) is not null ? ($"did you mean {meant}?", WindowOf(meant)) : null;
    }

    private static bool IsTooFar(YamlNode node) => node is YamlText text ? Numbers.Parse(text) is > FurthestDay
        : node is YamlList { Values: [YamlText first, YamlText second] } && (Numbers.Parse(first) is < -FurthestDay || Numbers.Parse(second) is > FurthestDay);

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

    [GeneratedRegex(@"^(?:(?:at least|from|=>|≥) ?(-?[0-9]{1,12}(?:\.[0-9]{1,12})?)|([0-9]{1,12}(?:\.[0-9]{1,12})?)\+)$", RegexOptions.CultureInvariant)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^(?:at most|up to|=<|≤) ?(-?[0-9]{1,12}(?:\.[0-9]{1,12})?)$", RegexOptions.CultureInvariant)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}
