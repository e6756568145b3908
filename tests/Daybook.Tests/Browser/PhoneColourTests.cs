using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Tests.Browser;

/// <summary>What is read on the phone stands out from what is behind it seven times at least (WCAG 1.4.6), light and dark.</summary>
public sealed partial class PhoneColourTests
{
    private static readonly string Style = File.ReadAllText(Repository.At("web", "diary", "style.css"));

    [Theory]
    [InlineData("ink", "paper")]
    [InlineData("quiet", "paper")]
    [InlineData("warn", "paper")]
    [InlineData("late", "paper")]
    [InlineData("on-act", "act")]
    [InlineData("paper", "ink")]
    public void words_stand_out_in_light_and_dark(string words, string behind)
    {
        var schemes = Schemes().Matches(Style).Select(match => match.Value).ToList();
        Assert.Equal(2, schemes.Count);
        Assert.All(schemes, scheme => Assert.InRange(Contrast(Colour(scheme, words), Colour(scheme, behind)), 7, 21));
    }

    [Fact]
    public void grey_on_white_does_not_stand_out() => Assert.InRange(Contrast("777777", "ffffff"), 4.4, 4.5);

    private static string Colour(string scheme, string name)
    {
        var hex = Regex.Match(scheme, $"--{name}: #([0-9a-f]+)").Groups[1].Value;
        return hex.Length == 3 ? string.Concat(hex.Select(digit => $"{digit}{digit}")) : hex;
    }

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int at) => int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return (0.2126 * Part(0)) + (0.7152 * Part(2)) + (0.0722 * Part(4));
    }

    [GeneratedRegex(":root \\{[^}]*\\}")]
    private static partial Regex Schemes();
}
