using System.Globalization;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The unmarked line: a hundred and one places, whatever the item's range.</summary>
public static class Line
{
    /// <summary>The last place; the first is 0.</summary>
    public const int Places = 100;

    public static string ValueAt(Item item, int place)
    {
        ArgumentNullException.ThrowIfNull(item);
        var range = item.Range ?? new Bounds(0, Places);
        return Words.Plain(range.Low + ((range.High - range.Low) * place / Places));
    }

    /// <summary>The value one place further left or right, within the range.</summary>
    public static Answer Nudge(Item item, Answer.Number given, int places)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(given);
        var range = item.Range ?? new Bounds(0, Places);
        var moved = given.Value + ((range.High - range.Low) * places / Places);
        return given with { Value = decimal.Parse(Words.Plain(Math.Clamp(moved, range.Low, range.High)), CultureInfo.InvariantCulture) };
    }
}
