namespace Daybook.Analysis;

/// <summary>Axes as marks.</summary>
public static class Axis
{
    /// <summary>A vertical axis at <paramref name="x"/> with its ticks, and lines of the grid as far as <paramref name="gridTo"/>.</summary>
    public static IEnumerable<Mark> Left(LinearScale scale, double x, double gridTo, string? title, int ticks = 5)
    {
        ArgumentNullException.ThrowIfNull(scale);
        foreach (double tick in scale.Ticks(ticks))
        {
            double y = scale.At(tick);
            yield return new Mark.Line(x, y, gridTo, y, Style.Grid);
            yield return new Mark.Words(x - 6, y + 4, Print.Number(tick).Replace('-', '\u2212'), Style.Quiet, Anchor.End);
        }
        if (title is not null)
        {
            yield return new Mark.Words(x - 40, (scale.From + scale.To) / 2, title, Style.Text, Anchor.Middle, -90);
        }
    }

    /// <summary>A horizontal axis at <paramref name="y"/> with its ticks, and lines of the grid up to <paramref name="gridTo"/>.</summary>
    public static IEnumerable<Mark> Bottom(LinearScale scale, double y, double gridTo, string? title, int ticks = 5)
    {
        ArgumentNullException.ThrowIfNull(scale);
        foreach (double tick in scale.Ticks(ticks))
        {
            double x = scale.At(tick);
            yield return new Mark.Line(x, y, x, gridTo, Style.Grid);
            yield return new Mark.Words(x, y + 16, Print.Number(tick).Replace('-', '\u2212'), Style.Quiet, Anchor.Middle);
        }
        yield return new Mark.Line(scale.From, y, scale.To, y, Style.Axis);
        if (title is not null)
        {
            yield return new Mark.Words((scale.From + scale.To) / 2, y + 36, title, Style.Text, Anchor.Middle);
        }
    }

    /// <summary>A horizontal axis of study days.</summary>
    public static IEnumerable<Mark> Days(DayScale scale, double y, bool labels, int most = 8)
    {
        ArgumentNullException.ThrowIfNull(scale);
        yield return new Mark.Line(scale.From, y, scale.To, y, Style.Axis);
        foreach (int day in scale.Ticks(most))
        {
            yield return new Mark.Line(scale.At(day), y, scale.At(day), y + 4, Style.Axis);
            if (labels)
            {
                yield return new Mark.Words(scale.At(day), y + 16, Print.Number(day), Style.Quiet, Anchor.Middle);
            }
        }
    }
}
