using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>Reads one cell as the map says.</summary>
internal sealed class CellReader(TabularMap map)
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
        if (Written(cell) is not { } written)
            return (null, $"{Shown(cell)} is not a number with a decimal {Kebab.Of(map.Decimal.ToString())}");
        if (written.Exact is not { } number)
            return (null, FormattableString.Invariant($"{Shown(cell)} cannot be kept exactly: a number has at most {WrittenNumber.MostDigits} digits, and none further than {WrittenNumber.MostDigits} places from the decimal {Kebab.Of(map.Decimal.ToString())}"));
        return value.Range is { } range && !range.Contains(number)
            ? (null, FormattableString.Invariant($"{number} is not within {range.Low} and {range.High}"))
            : (new Answer.Number(number, value.Unit), null);
    }

    public bool IsMissing(string cell) => cell.Length == 0 || map.Missing.Contains(cell);

    /// <summary>A cell as a message shows it.</summary>
    public static string Shown(string cell) => cell.Length == 0 ? "an empty cell" : cell.Length <= 40 ? cell : cell[..40] + "...";

    // No marks between thousands: 1,234 would be a thousand for one reader and one for another.
    private WrittenNumber? Written(string cell)
    {
        var (mark, other) = map.Decimal == DecimalMark.Comma ? (',', '.') : ('.', ',');
        return cell.Contains(other, StringComparison.Ordinal) ? null : WrittenNumber.Of(cell.Replace(mark, '.'));
    }
}
