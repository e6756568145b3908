using Daybook.Statistics.Descriptive;

namespace Daybook.Analysis;

/// <summary>One measure at the visits.</summary>
/// <param name="Title">The measure in words.</param>
/// <param name="Unit">Its unit in words; null when it has none.</param>
/// <param name="Visits">The visits, in order.</param>
/// <param name="Bands">The periods that the visits measure, by the numbers of the visits from 1.</param>
/// <param name="People">Every participant's values.</param>
/// <param name="CutOff">Where the stimulus ends whatever the participant says.</param>
public sealed record VisitPanel(string Title, string? Unit, IReadOnlyList<string> Visits, IReadOnlyList<Band> Bands, IReadOnlyList<VisitLine> People, double? CutOff);

/// <summary>One participant's values, in the order of the visits; a visit without a value is not there.</summary>
public sealed record VisitLine(string Participant, IReadOnlyList<VisitPoint> Points);

/// <summary>A value at a visit.</summary>
/// <param name="Visit">The number of the visit, from 1.</param>
/// <param name="Value">The value.</param>
/// <param name="Censored">1 where a trial met a cut-off above, so that the true value is at least this; -1 where it is at most this; else 0.</param>
public readonly record struct VisitPoint(int Visit, double Value, int Censored = 0);

/// <summary>What is measured at visits: everybody as a fine line, the mean as a thick one, and where an instrument met its limit.</summary>
public static class VisitPanels
{
    private const int Columns = 2;
    private const double Left = 58, PanelWidth = 278, PanelHeight = 190, StepX = 344, StepY = 262, Top = 106;

    private static readonly Mark[] Marked =
    [
        new Mark.Triangle(204, 36, 4.5, true, Style.Open), new Mark.Words(214, 40, "at least this", Style.Small),
        new Mark.Triangle(306, 36, 4.5, false, Style.Open), new Mark.Words(316, 40, "at most this (the cut-off was met)", Style.Small),
    ];

    public static Figure Of(IReadOnlyList<VisitPanel> panels, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(panels);
        int rows = (panels.Count + Columns - 1) / Columns;
        var letters = Bands.Letters(panels.SelectMany(panel => panel.Bands).OrderBy(band => band.First).Select(band => band.Name));
        return new Figure
        {
            Id = "visits",
            Title = "What was measured at the visits",
            Description = string.Join(" ", panels.Select(Say)),
            HowComputed = "Each fine line is one participant, each point her value at a visit by the estimator of the protocol; it stands in the period that the visit measures, which is the one that has just ended unless the protocol says otherwise. "
                + "A visit without a value is a gap. The thick line is the mean of those who have a value. A triangle marks a value in which a trial met the cut-off and counts at the cut-off: it points to where the true value lies.",
            Width = Left + Math.Min(Columns, Math.Max(1, panels.Count)) * StepX - 50,
            Height = Top + rows * StepY - 40,
            Marks = [.. Legend(panels), .. panels.SelectMany((panel, i) => Draw(panel, letters, Left + i % Columns * StepX, Top + i / Columns * StepY))],
            Table = Table(panels),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Legend(IReadOnlyList<VisitPanel> panels) =>
    [
        .. Bands.Legend(panels.SelectMany(panel => panel.Bands).OrderBy(band => band.First), 8, 64),
        new Mark.Words(8, 18, "Measures at the visits", Style.Strong),
        new Mark.Line(8, 36, 28, 36, Style.Faint), new Mark.Words(34, 40, "participant", Style.Small),
        new Mark.Line(116, 36, 136, 36, Style.Mean), new Mark.Words(142, 40, "mean", Style.Small),
        .. panels.Any(panel => panel.People.Any(her => her.Points.Any(p => p.Censored != 0))) ? Marked : [],
    ];

    private static IEnumerable<Mark> Draw(VisitPanel panel, IReadOnlyDictionary<string, string> letters, double left, double top)
    {
        double bottom = top + PanelHeight;
        var visits = new DayScale(1, Math.Max(1, panel.Visits.Count), left, left + PanelWidth);
        var scale = LinearScale.Over(panel.People.SelectMany(her => her.Points).Select(p => p.Value), bottom, top + 18, 4);
        return
        [
            new Mark.Words(left - 50, top - 10, Lines.Cut(panel.Title, PanelWidth + 40), Style.Small),
            .. Bands.Of(panel.Bands, visits, top, bottom, band => letters[band.Name]),
            .. Axis.Left(scale, left, left + PanelWidth, panel.Unit ?? "score", 4),
            new Mark.Line(left, bottom, left + PanelWidth, bottom, Style.Axis),
            .. panel.Visits.Select((visit, i) => new Mark.Words(visits.At(i + 1), bottom + 16, visit, Style.Quiet, Anchor.Middle)),
            .. panel.People.SelectMany(her => Line(her.Points, visits, scale, Style.Faint)),
            .. Line(Means(panel), visits, scale, Style.Mean),
            .. Means(panel).Select(mean => new Mark.Square(visits.At(mean.Visit), scale.At(mean.Value), 3, Style.Estimate, $"mean: {Print.Number(mean.Value)}")),
            .. panel.People.SelectMany(her => Censored(her, visits, scale)),
        ];
    }

    private static IEnumerable<Mark> Line(IReadOnlyList<VisitPoint> points, DayScale visits, LinearScale scale, Style style) =>
        Lines.Runs(points, point => point.Visit).Select(Mark (run) => run.Count > 1
            ? new Mark.Path([.. run.Select(p => new Point(visits.At(p.Visit), scale.At(p.Value)))], style)
            : new Mark.Dot(visits.At(run[0].Visit), scale.At(run[0].Value), 1.8, Style.Point));

    private static IEnumerable<Mark> Censored(VisitLine her, DayScale visits, LinearScale scale) => her.Points.Where(p => p.Censored != 0)
        .Select(p => new Mark.Triangle(visits.At(p.Visit), scale.At(p.Value), 4.5, p.Censored > 0, Style.Open, $"{her.Participant}: {(p.Censored > 0 ? "at least" : "at most")} {Print.Number(p.Value)}"));

    private static IReadOnlyList<VisitPoint> Means(VisitPanel panel) =>
    [
        .. panel.People.SelectMany(her => her.Points).GroupBy(p => p.Visit).OrderBy(visit => visit.Key)
            .Select(visit => new VisitPoint(visit.Key, Moments.Mean([.. visit.Select(p => p.Value)]))),
    ];

    private static string Say(VisitPanel panel)
    {
        var counts = panel.People.SelectMany(her => her.Points).GroupBy(p => p.Visit).Select(visit => visit.Count()).DefaultIfEmpty(0).ToList();
        int censored = panel.People.Sum(her => her.Points.Count(p => p.Censored != 0));
        string means = string.Join(", ", Means(panel).Select(mean => $"{panel.Visits[mean.Visit - 1]} {Print.Plain(mean.Value)}"));
        return $"{panel.Title}{(panel.Unit is { } unit ? $" ({unit})" : "")}: means {means}; n a visit {counts.Min()} to {counts.Max()}; {censored} values met a cut-off{(panel.CutOff is { } end ? $" of {Print.Number(end)}" : "")}.";
    }

    private static PlottedTable Table(IReadOnlyList<VisitPanel> panels) => new(
        ["measure", "unit", "participant", "visit", "period", "value", "censored"],
        [.. from panel in panels
            from her in panel.People
            from p in her.Points
            let period = panel.Bands.Where(band => band.First <= p.Visit && p.Visit <= band.Last).Select(band => band.Name).FirstOrDefault("")
            select (IReadOnlyList<string>)[panel.Title, panel.Unit ?? "", her.Participant, panel.Visits[p.Visit - 1], period, Print.Number(p.Value), p.Censored > 0 ? "at least" : p.Censored < 0 ? "at most" : ""]]);
}
