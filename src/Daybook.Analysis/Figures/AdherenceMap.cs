namespace Daybook.Analysis;

/// <summary>What became of one diary day.</summary>
public enum DiaryKept
{
    InTime,
    Late,
    NotAnalysed,
    None,
    Withdrawn,
}

/// <summary>One participant's diary days.</summary>
/// <param name="Participant">Her label.</param>
/// <param name="Days">What became of every day, from day 1.</param>
/// <param name="Starts">The days on which a period began; empty before the code is open.</param>
public sealed record AdherenceRow(string Participant, IReadOnlyList<DiaryKept> Days, IReadOnlyList<int> Starts)
{
    /// <summary>The days on which an entry was due.</summary>
    public int Due => Days.Count(day => day != DiaryKept.Withdrawn);

    /// <summary>The days with an entry that is analysed.</summary>
    public int Kept => Days.Count(day => day is DiaryKept.InTime or DiaryKept.Late);
}

/// <summary>Participants by study days: how the diary was kept. Height and fill say what a colour alone would.</summary>
public static class AdherenceMap
{
    private const double Left = 92, Right = 640, Top = 88, RowHeight = 22, Cell = 14;

    /// <param name="rows">The participants in the order of their labels.</param>
    /// <param name="planned">The periods as planned; empty before the code is open.</param>
    /// <param name="stamp">The stamp of the figure.</param>
    public static Figure Of(IReadOnlyList<AdherenceRow> rows, IReadOnlyList<Band> planned, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int last = rows.Select(row => row.Days.Count).Concat(planned.Select(band => band.Last)).DefaultIfEmpty(1).Max();
        var days = new DayScale(1, Math.Max(1, last), Left, Right);
        double bottom = Top + rows.Count * RowHeight;
        return new Figure
        {
            Id = "adherence",
            Title = "How the diary was kept, day by day",
            Description = Describe(rows),
            HowComputed = "Each cell is one day of one participant's schedule and what the server judged of her entry when it came. "
                + "The percentage is the days with an entry in time or late, of the days until her last day or her withdrawal. Names of periods stand where the protocol plans them; the upright strokes are where each began for her.",
            Width = 700,
            Height = bottom + 48,
            Marks = [.. Header(planned, days, bottom), .. rows.SelectMany((row, i) => Row(row, days, Top + i * RowHeight)), .. Axis.Days(days, bottom, labels: true), new Mark.Words((Left + Right) / 2, bottom + 36, "Study day", Style.Text, Anchor.Middle)],
            Table = Table(rows),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Header(IReadOnlyList<Band> planned, DayScale days, double bottom)
    {
        yield return new Mark.Words(8, 18, "Diary days", Style.Strong);
        double x = Left;
        foreach (var state in Enum.GetValues<DiaryKept>())
        {
            yield return new Mark.Line(x, 46, x + 18, 46, Style.Grid);
            foreach (var mark in Of(state, x, x + 18, 32))
            {
                yield return mark;
            }
            yield return new Mark.Words(x + 24, 43, Say(state), Style.Small);
            x += 48 + 6.3 * Say(state).Length;
        }
        foreach (var mark in Bands.Of(planned, days, Top - 22, bottom, band => band.Name))
        {
            yield return mark;
        }
        yield return new Mark.Words(Right + 10, Top - 9, "kept", Style.Quiet);
    }

    private static IEnumerable<Mark> Row(AdherenceRow row, DayScale days, double top)
    {
        double cell = top + (RowHeight - Cell) / 2;
        yield return new Mark.Words(Left - 8, cell + 11, Lines.Cut(row.Participant, Left - 12), Style.Small, Anchor.End);
        yield return new Mark.Line(Left, cell + Cell, days.Start(row.Days.Count + 1), cell + Cell, Style.Grid);
        foreach (var mark in Runs(row).SelectMany(run => Of(run.State, days.Start(run.First), days.Start(run.Last + 1), cell)))
        {
            yield return mark;
        }
        foreach (int start in row.Starts)
        {
            yield return new Mark.Line(days.Start(start), top, days.Start(start), top + RowHeight, Style.Trace);
        }
        yield return new Mark.Words(Right + 10, cell + 11, row.Due == 0 ? "" : Print.Number(Math.Round(100.0 * row.Kept / row.Due)) + "%", Style.Small);
    }

    private static IEnumerable<Mark> Of(DiaryKept state, double from, double to, double top) => state switch
    {
        DiaryKept.InTime => [new Mark.Box(from, top, to - from, Cell, Style.Cell)],
        DiaryKept.Late => [new Mark.Box(from, top + Cell / 2, to - from, Cell / 2, Style.Cell)],
        DiaryKept.NotAnalysed => [new Mark.Box(from + 0.6, top + 0.6, to - from - 1.2, Cell - 1.2, Style.Open)],
        DiaryKept.Withdrawn => [new Mark.Line(from, top + Cell / 2, to, top + Cell / 2, Style.Rule)],
        _ => [],
    };

    private static string Say(DiaryKept state) => state switch
    {
        DiaryKept.InTime => "in time",
        DiaryKept.Late => "late",
        DiaryKept.NotAnalysed => "kept, not analysed",
        DiaryKept.None => "no entry",
        _ => "after withdrawal",
    };

    private static IEnumerable<(DiaryKept State, int First, int Last)> Runs(AdherenceRow row)
    {
        for (int first = 0, next; first < row.Days.Count; first = next)
        {
            for (next = first + 1; next < row.Days.Count && row.Days[next] == row.Days[first]; next++)
            {
            }
            yield return (row.Days[first], first + 1, next);
        }
    }

    private static string Describe(IReadOnlyList<AdherenceRow> rows)
    {
        int due = rows.Sum(row => row.Due), kept = rows.Sum(row => row.Kept);
        int Count(DiaryKept state) => rows.Sum(row => row.Days.Count(day => day == state));
        return $"{rows.Count} participants (n = {rows.Count}), {due} days with an entry due: {Count(DiaryKept.InTime)} in time, {Count(DiaryKept.Late)} late, {Count(DiaryKept.NotAnalysed)} kept and not analysed, {Count(DiaryKept.None)} without an entry."
            + (due == 0 ? "" : $" {Print.Plain(100.0 * kept / due)}% of the days have an entry that is analysed.");
    }

    private static PlottedTable Table(IReadOnlyList<AdherenceRow> rows) => new(
        ["participant", "first day", "last day", "diary"],
        [.. rows.SelectMany(row => Runs(row).Select(run => (IReadOnlyList<string>)[row.Participant, Print.Number(run.First), Print.Number(run.Last), Say(run.State)]))]);
}
