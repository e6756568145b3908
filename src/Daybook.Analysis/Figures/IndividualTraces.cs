namespace Daybook.Analysis;

/// <summary>One participant's daily values.</summary>
/// <param name="Participant">Her label.</param>
/// <param name="Days">Day and value, in order of days; a missing day is not there.</param>
/// <param name="Periods">Every period, in order; empty before the code is open.</param>
public sealed record Trace(string Participant, IReadOnlyList<(int Day, double Value)> Days, IReadOnlyList<Band> Periods);

/// <summary>Every participant's days as a small panel. A missing day is a gap and is never bridged.</summary>
public static class IndividualTraces
{
    private const int Columns = 3;
    private const double PanelWidth = 200, PanelHeight = 96, GapX = 16, GapY = 30, LeftMargin = 44, TopMargin = 50;

    /// <param name="traces">The participants in the order of their labels.</param>
    /// <param name="item">The item in words.</param>
    /// <param name="range">The item's range, when it has one.</param>
    /// <param name="stamp">The stamp of the figure.</param>
    public static Figure Of(IReadOnlyList<Trace> traces, string item, (double Low, double High)? range, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(traces);
        var values = traces.SelectMany(t => t.Days).Select(d => d.Value);
        var ends = range is { } r ? [r.Low, r.High] : values;
        int last = traces.SelectMany(t => t.Days.Select(d => d.Day).Concat(t.Periods.Select(p => p.Last))).DefaultIfEmpty(1).Max();
        int rows = (traces.Count + Columns - 1) / Columns;
        var marks = new List<Mark> { new Mark.Words(8, 18, item, Style.Strong) };
        var bands = traces.SelectMany(t => t.Periods).OrderBy(band => band.First).ToList();
        var letters = Bands.Letters(bands.Select(band => band.Name));
        marks.AddRange(Bands.Legend(bands, LeftMargin, 40));
        for (int i = 0; i < traces.Count; i++)
        {
            double x = LeftMargin + i % Columns * (PanelWidth + GapX), y = TopMargin + i / Columns * (PanelHeight + GapY) + 16;
            var vertical = LinearScale.Over(ends, y + PanelHeight, y, 2);
            bool bottom = i / Columns == rows - 1 || i + Columns >= traces.Count;
            var days = new DayScale(1, Math.Max(last, 1), x, x + PanelWidth);
            marks.AddRange(Bands.Of(traces[i].Periods, days, vertical.To, vertical.From, band => letters[band.Name]));
            marks.AddRange(Panel(traces[i], days, vertical, labels: i % Columns == 0, bottom));
        }
        double height = TopMargin + rows * (PanelHeight + GapY) + 46;
        marks.Add(new Mark.Words(LeftMargin + 1.5 * PanelWidth + GapX, height - 12, "Study day", Style.Text, Anchor.Middle));
        return new Figure
        {
            Id = "individuals",
            Title = "Every participant, every day",
            Description = $"{item} Daily values of {traces.Count} participants over {last} study days; {traces.Sum(t => t.Days.Count)} values. Missing days are gaps."
                + (bands.Count == 0 ? " No period is shown." : $" Bands: {string.Join(", ", letters.Keys)}."),
            HowComputed = "Each point is one diary day as it was entered, the values that are left out of the analysis not drawn. Days without a value are gaps and are not joined.",
            Width = LeftMargin + Columns * PanelWidth + (Columns - 1) * GapX + 12,
            Height = height,
            Marks = marks,
            Table = Table(traces, bands.Count > 0),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Panel(Trace trace, DayScale days, LinearScale vertical, bool labels, bool bottom)
    {
        foreach (double tick in vertical.Ticks(2))
        {
            yield return new Mark.Line(days.From, vertical.At(tick), days.To, vertical.At(tick), Style.Grid);
            if (labels)
            {
                yield return new Mark.Words(days.From - 6, vertical.At(tick) + 4, Print.Number(tick), Style.Quiet, Anchor.End);
            }
        }
        foreach (var mark in Axis.Days(days, vertical.From, bottom, 5))
        {
            yield return mark;
        }
        yield return new Mark.Words(days.From, vertical.To - 5, trace.Participant, Style.Small);
        yield return new Mark.Words(days.To, vertical.To - 5, $"n = {trace.Days.Count}", Style.Quiet, Anchor.End);
        foreach (var run in Lines.Runs(trace.Days, d => d.Day))
        {
            var points = run.Select(d => new Point(days.At(d.Day), vertical.At(d.Value))).ToList();
            if (points.Count > 1)
            {
                yield return new Mark.Path(points, Style.Trace);
            }
            else
            {
                yield return new Mark.Dot(points[0].X, points[0].Y, 1.6, Style.Point);
            }
        }
    }

    private static PlottedTable Table(IReadOnlyList<Trace> traces, bool open)
    {
        static string Of(Trace trace, int day) => trace.Periods.Where(band => band.First <= day && day <= band.Last).Select(band => band.Name).FirstOrDefault("");
        return new(
            open ? ["participant", "day", "value", "period"] : ["participant", "day", "value"],
            [.. traces.SelectMany(t => t.Days.Select(d => (IReadOnlyList<string>)(open
                ? [t.Participant, Print.Number(d.Day), Print.Number(d.Value), Of(t, d.Day)]
                : [t.Participant, Print.Number(d.Day), Print.Number(d.Value)])))]);
    }
}
