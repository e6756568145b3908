using System.Globalization;
using System.Text.RegularExpressions;

namespace Daybook.Exchange;

/// <summary>A number as programs write it, 0.30000000000000004 or 1.5e-7.</summary>
/// <remarks>Parsing rounds to what fits, and a number that is too small becomes 0 without a word; so the digits are counted first.</remarks>
internal sealed partial record WrittenNumber(string Text, string Digits, int LastPlace)
{
    /// <summary>A decimal holds any number of this many digits.</summary>
    public const int MostDigits = 28;

    /// <summary>The number that the text writes with a point; null when it writes none.</summary>
    public static WrittenNumber? Of(string text)
    {
        var match = Plain().Match(text);
        if (!match.Success)
            return null;
        var (whole, fraction, power) = (match.Groups["whole"].Value, match.Groups["fraction"].Value, match.Groups["power"].Value);
        var all = whole + fraction;
        var kept = all.TrimEnd('0');
        var lastPlace = (power.Length == 0 ? 0 : int.Parse(power, CultureInfo.InvariantCulture)) - fraction.Length + all.Length - kept.Length;
        return new WrittenNumber(text, kept.TrimStart('0'), lastPlace);
    }

    /// <summary>The number to its last digit; null when a decimal cannot hold it.</summary>
    public decimal? Exact =>
        Digits.Length == 0 ? 0
        : Digits.Length <= MostDigits && LastPlace >= -MostDigits && Digits.Length + LastPlace <= MostDigits
            ? decimal.Parse(Text, NumberStyles.Float, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^[-+]?(?<whole>[0-9]{1,60})(\.(?<fraction>[0-9]{1,60}))?([eE](?<power>[-+]?[0-9]{1,3}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
