using System.Globalization;
using System.Text.RegularExpressions;
using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>Reads one cell as the map says.</summary>
internal sealed partial class CellReader(TabularMap map)
{
    /// <summary>The answer that the cell holds, or why it holds none.</summary>
    public (Answer? Answer, string? Wrong) Read(MappedValue value, string cell)
    {
        if (IsMissing(cell))
            return (new Answer.NotDone("missing in the file"), null);
        if (value.Codes.Count > 0)
            return value.Codes.FirstOrDefault(code => code.Code == cell) is { } known
                ? (new Answer.Code(known.Id), null)
                : (null, $"{Shown(cell)} is not one of {string.Join(", ", value.Codes.Select(code => code.Code))}");
        if (Number(cell) is not { } number)
            return (null, $"{Shown(cell)} is not a number with a decimal {Kebab.Of(map.Decimal.ToString())}");
        return value.Range is { } range && !range.Contains(number)
            ? (null, FormattableString.Invariant($"{number} is not within {range.Low} and {range.High}"))
            : (new Answer.Number(number, value.Unit), null);
    }

    public bool IsMissing(string cell) => cell.Length == 0 || map.Missing.Contains(cell);

    /// <summary>A cell as a message shows it.</summary>
    public static string Shown(string cell) => cell.Length == 0 ? "an empty cell" : cell.Length <= 40 ? cell : cell[..40] + "...";

    // No marks between thousands: 1,234 would be a thousand for one reader and one for another.
    private decimal? Number(string cell)
    {
        var (mark, other) = map.Decimal == DecimalMark.Comma ? (',', '.') : ('.', ',');
        return !cell.Contains(other, StringComparison.Ordinal)
            && Plain().IsMatch(cell.Replace(mark, '.'))
            && decimal.TryParse(cell.Replace(mark, '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    [GeneratedRegex(@"^[-+]?[0-9]{1,15}(\.[0-9]{1,15})?([eE][-+]?[0-9]{1,2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
