using System.Globalization;

namespace Daybook.Analysis;

/// <summary>How numbers are printed: at most six significant digits, no exponent in the usual range, the same on every machine.</summary>
public static class Print
{
    /// <summary>A number as it stands in tables, texts and CSV.</summary>
    public static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Only finite numbers are printed; say in words why there is none.");
        }
        string short6 = value.ToString("G6", CultureInfo.InvariantCulture);
        if (!short6.Contains('E', StringComparison.Ordinal) || Math.Abs(value) is < 1e-9 or > 1e15)
        {
            return short6 == "-0" ? "0" : short6;
        }
        return decimal.Parse(short6, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.##################", CultureInfo.InvariantCulture);
    }

    /// <summary>A number, or nothing when there is none.</summary>
    public static string Number(double? value) => value is { } number ? Number(number) : "";

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number for a sentence, with a true minus sign and decimals that suit its size.</summary>
    public static string Plain(double value) => Rounded(value, Decimals(Math.Abs(value)));

    /// <summary>An estimate with its interval for a sentence: all three with the same decimals, which suit the width of the interval.</summary>
    /// <remarks>Which side of zero an end lies on decides what is said, so an end that is not zero is not printed as zero.</remarks>
    public static string Plain(Interval interval)
    {
        var (estimate, low, high) = Parts(interval);
        return $"{estimate} ({low} to {high})";
    }

    /// <summary>The three numbers of <see cref="Plain(Interval)"/>, for a sentence that sets them apart.</summary>
    public static (string Estimate, string Low, string High) Parts(Interval interval)
    {
        int usual = Decimals((interval.High - interval.Low) / 2), decimals = usual;
        while (decimals < usual + 4 && (Vanishes(interval.Low, decimals) || Vanishes(interval.High, decimals)))
        {
            decimals++;
        }
        return (Rounded(interval.Estimate, decimals), Rounded(interval.Low, decimals), Rounded(interval.High, decimals));
    }

    /// <summary>A difference of proportions with its interval, in percentage points.</summary>
    public static string Percentage(Interval proportions) => Plain(InPercent(proportions));

    /// <summary>Proportions in percent.</summary>
    public static Interval InPercent(Interval proportions) => new(proportions.Estimate * 100, proportions.Low * 100, proportions.High * 100);

    private static bool Vanishes(double value, int decimals) => value != 0 && Math.Round(value, decimals, MidpointRounding.AwayFromZero) == 0;

    private static int Decimals(double size) => size switch { >= 1000 => 0, >= 1 => 1, >= 0.1 => 2, _ => 3 };

    private static string Rounded(double value, int decimals)
    {
        string text = Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, CultureInfo.InvariantCulture);
        return text.Trim('0', '.') == "-" ? text[1..] : text.Replace('-', '\u2212');
    }

    /// <summary>A correlation: two decimals, with a true minus sign.</summary>
    public static string Signed(double value) => Rounded(value, 2);

    /// <summary>A percentage: one decimal and its sign.</summary>
    public static string Percent(double value) => Rounded(value, 1) + "%";

    /// <summary>A p value: three decimals, never 0.</summary>
    public static string P(double value) =>
        value < 0.0001 ? "<0.0001" : value.ToString(value < 0.01 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);

    /// <summary>A coordinate of a figure: hundredths of a pixel.</summary>
    public static string Coordinate(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A mark needs a place.");
        }
        string text = Math.Round(value, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
