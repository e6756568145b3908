using System.Globalization;

namespace Daybook.Cli.Fit.Families;

/// <summary>How the reference format spells numbers inside names.</summary>
internal static class Names
{
    /// <summary>C's %g: six significant digits without trailing zeros.</summary>
    public static string G(double value) => value != 0 && (Math.Abs(value) < 1e-4 || Math.Abs(value) >= 1e6)
        ? value.ToString("0.#####e+00", CultureInfo.InvariantCulture)
        : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>R's paste(): up to 15 significant digits.</summary>
    public static string R(double value) => Math.Abs(value) >= 1e5 && value % 1e5 == 0
        ? value.ToString("0.##############e+00", CultureInfo.InvariantCulture)
        : value.ToString("G15", CultureInfo.InvariantCulture);
}
