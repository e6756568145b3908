using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>A timetable as a figure: periods as bands, and under them visits, diary, kits, and the days that make each endpoint.</summary>
public static class ScheduleFigure
{
    private const double Left = 168, Right = 820, Width = 840, Top = 40, BandHeight = 40, RowHeight = 24;

    public static Figure Of(Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        var schedule = timetable.Schedule;
        int last = schedule.Visits.Select(visit => schedule.DayNumber(visit.Latest)).Append(schedule.DayNumber(schedule.LastDay)).Max();
        var days = new DayScale(1, last, Left, Right);
        var rows = Rows(timetable, days).ToList();
        double bottom = Top + BandHeight + 12 + rows.Count * RowHeight;
        return new Figure
        {
            Id = "schedule",
            Stamp = timetable.Stamp,
            Title = $"Schedule of {timetable.Protocol.Id} {timetable.Protocol.Version}",
            Description = Describe(timetable),
            HowComputed = "From the protocol: every visit on its planned day unless a participant's visits are known. A triangle is a planned visit, the line through it its window; "
                + "a bar is a stretch of days, a square a kit that is handed out.",
            Width = Width,
            Height = bottom + 48,
            Marks =
            [
                .. Periods(timetable, days, bottom),
                .. rows.SelectMany((row, i) => Row(row.Name, row.Marks(Top + BandHeight + 12 + i * RowHeight + RowHeight / 2), Top + BandHeight + 12 + i * RowHeight)),
                .. Axis.Days(days, bottom, labels: true, most: 16),
                new Mark.Words((Left + Right) / 2, bottom + 36, "Study day", Style.Text, Anchor.Middle),
            ],
            Table = Table(timetable),
        };
    }

    private static IEnumerable<Mark> Periods(Timetable timetable, DayScale days, double bottom)
    {
        var schedule = timetable.Schedule;
        yield return new Mark.Words(8, 20, $"Day 1 is {Iso(schedule.DayOne)}, {schedule.Zone.Id}", Style.Strong);
        yield return new Mark.Words(8, Top + 24, "Periods", Style.Text);
        foreach (var period in schedule.Periods.Where(period => period.Days > 0))
        {
            double from = days.Start(schedule.DayNumber(period.Start)), to = days.Start(schedule.DayNumber(period.End) + 1);
            yield return new Mark.Box(from, Top, to - from, BandHeight, period.Period.Treated ? Style.ActiveShade : Style.OtherShade);
            yield return new Mark.Line(from, Top, from, bottom, period.Period.Starts == Boundary.Masked ? Style.Rule : Style.Grid);
            yield return new Mark.Words(from + 4, Top + 16, Lines.Cut(period.Period.Id, to - from - 4), Style.Text);
            yield return new Mark.Words(from + 4, Top + 32, Lines.Cut(timetable.Treatment(period) ?? $"{Print.Number(period.Days)} days", to - from - 4), Style.Quiet);
        }
    }

    private static IEnumerable<(string Name, Func<double, IEnumerable<Mark>> Marks)> Rows(Timetable timetable, DayScale days)
    {
        var schedule = timetable.Schedule;
        yield return ("Visits", y => schedule.Visits.SelectMany(visit => Visit(schedule, visit, days, y)));
        if (timetable.Diary.Count > 0)
            yield return ("Diary", y => [Bar(schedule, days, schedule.DayOne, schedule.LastDiaryDay, y, Style.Cell)]);
        if (timetable.Kits.Count > 0)
            yield return ("Kits", y => timetable.Kits.Select(kit => new Mark.Square(days.At(schedule.DayNumber(kit.Visit.Target)), y, 5, Style.Trace, $"{kit.Units} at {kit.Visit.Visit.Id}")));
        foreach (var endpoint in timetable.Protocol.Endpoints)
            yield return (endpoint.Id, y => EndpointDays.Of(schedule, endpoint).SelectMany(part => Endpoint(schedule, part, days, y)));
    }

    private static IEnumerable<Mark> Visit(Schedule schedule, PlannedVisit visit, DayScale days, double y)
    {
        double middle = days.At(schedule.DayNumber(visit.Target));
        if (visit.Earliest != visit.Latest)
            yield return new Mark.Line(days.At(schedule.DayNumber(visit.Earliest)), y, days.At(schedule.DayNumber(visit.Latest)), y, Style.Interval);
        yield return new Mark.Triangle(middle, y, 6, Up: true, Style.Trace, $"{visit.Visit.Id}: {Iso(visit.Target)}");
        yield return new Mark.Words(middle, y - 9, visit.Visit.Id, Style.Label, Anchor.Middle);
    }

    private static IEnumerable<Mark> Endpoint(Schedule schedule, EndpointDays part, DayScale days, double y) => part is { First: { } first, Last: { } last }
        ? [Bar(schedule, days, first, last, y, Style.Cell)]
        : part.Visits.Select(visit => new Mark.Triangle(days.At(schedule.DayNumber(visit.Target)), y, 6, Up: true, Style.Trace, visit.Visit.Id));

    private static Mark.Box Bar(Schedule schedule, DayScale days, LocalDate first, LocalDate last, double y, Style style)
    {
        double from = days.Start(schedule.DayNumber(first));
        return new Mark.Box(from, y - 5, days.Start(schedule.DayNumber(last) + 1) - from, 10, style, 2);
    }

    private static IEnumerable<Mark> Row(string name, IEnumerable<Mark> marks, double top) =>
        [new Mark.Words(8, top + RowHeight / 2 + 4, Lines.Cut(name, Left - 16), Style.Text), new Mark.Line(Left, top + RowHeight, Right, top + RowHeight, Style.Grid), .. marks];

    private static string Describe(Timetable timetable)
    {
        var schedule = timetable.Schedule;
        var periods = schedule.Periods.Select(period => $"{period.Period.Id} from day {schedule.DayNumber(period.Start)} to {schedule.DayNumber(period.End)}");
        var visits = schedule.Visits.Select(visit => $"{visit.Visit.Id} on day {schedule.DayNumber(visit.Target)}");
        return $"Periods: {string.Join(", ", periods)}. Visits: {string.Join(", ", visits)}. {timetable.Diary.Count} diary days, {timetable.Kits.Count} kits.";
    }

    private static PlottedTable Table(Timetable timetable)
    {
        var schedule = timetable.Schedule;
        IReadOnlyList<string> Line(string what, string name, LocalDate from, LocalDate to) => [what, name, Print.Number(schedule.DayNumber(from)), Print.Number(schedule.DayNumber(to)), Iso(from), Iso(to)];
        return new(["what", "name", "first day", "last day", "from", "to"],
        [
            .. schedule.Periods.Select(period => Line("period", period.Period.Id, period.Start, period.End)),
            .. schedule.Visits.Select(visit => Line("visit", visit.Visit.Id, visit.Target, visit.Target)),
            .. timetable.Kits.Select(kit => Line("kit", kit.Visit.Visit.Id, kit.FirstDay, kit.LastDay)),
            .. timetable.Protocol.Endpoints.SelectMany(endpoint => EndpointDays.Of(schedule, endpoint).Where(part => part.First is not null)
                .Select(part => Line("endpoint", $"{endpoint.Id} in {part.Dates.Period.Id}", part.First!.Value, part.Last!.Value))),
        ]);
    }

    private static string Iso(LocalDate date) => NodaTime.Text.LocalDatePattern.Iso.Format(date);
}
