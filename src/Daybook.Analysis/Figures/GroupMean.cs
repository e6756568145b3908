namespace Daybook.Analysis;

/// <summary>The mean of one study day.</summary>
/// <param name="Day">The study day.</param>
/// <param name="Mean">The mean of those with a value.</param>
/// <param name="Low">The lower limit of its interval; null with fewer than two values.</param>
/// <param name="High">The upper limit.</param>
/// <param name="N">How many have a value.</param>
public sealed record DayMean(int Day, double Mean, double? Low, double? High, int N);

/// <summary>Those who have the same periods.</summary>
public sealed record GroupMeanPanel(string Name, IReadOnlyList<Band> Bands, IReadOnlyList<DayMean> Days);

/// <summary>What a figure of group means needs.</summary>
/// <param name="Item">The item in words.</param>
/// <param name="Range">Its range, when it has one.</param>
/// <param name="Panels">One panel a sequence.</param>
/// <param name="Left">How many values lie on days beyond the planned length of their period and are in no mean.</param>
public sealed record GroupMeanStory(string Item, (double Low, double High)? Range, IReadOnlyList<GroupMeanPanel> Panels, int Left);

/// <summary>The mean of every study day with its pointwise interval, and under it how many people it stands on.</summary>
public static class GroupMean
{
    private const double Left = 60, Right = 676, Top = 70, Plot = 240, Strip = 34, Panel = 360;

    public static Figure Of(GroupMeanStory story, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(story);
        int last = story.Panels.SelectMany(panel => panel.Bands.Select(band => band.Last).Concat(panel.Days.Select(day => day.Day))).DefaultIfEmpty(1).Max();
        var marks = new List<Mark> { new Mark.Words(8, 18, Lines.Cut(story.Item, 520), Style.Strong) };
        marks.AddRange(Legend());
        for (int i = 0; i < story.Panels.Count; i++)
        {
            marks.AddRange(Draw(story, story.Panels[i], new DayScale(1, last, Left, Right), Top + i * Panel));
        }
        return new Figure
        {
            Id = "group-mean",
            Title = "The group, day by day",
            Description = Describe(story),
            HowComputed = "Each point of the fine line is the mean of all who have a value that counts on that day; the grey area is its pointwise 95% interval by Student's t, which says nothing of the days together; where it leaves the range of the item it is cut in the drawing and not in the table. "
                + "The thick line is the mean of the day and its two neighbours in the same period. Every day is counted from the actual start of its period and drawn where the protocol plans it, so that no mean holds days of two periods."
                + (story.Left == 0 ? "" : $" {story.Left} values lie on days by which a late visit lengthened a period and are in no mean."),
            Width = 690,
            Height = Top + story.Panels.Count * Panel - 18,
            Marks = marks,
            Table = Table(story),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Legend() =>
    [
        new Mark.Area([new(Left, 34), new(Left + 20, 34), new(Left + 20, 46), new(Left, 46)], Style.Ribbon), new Mark.Line(Left, 40, Left + 20, 40, Style.Trace),
        new Mark.Words(Left + 26, 44, "mean of the day, pointwise 95% interval", Style.Small),
        new Mark.Line(Left + 282, 40, Left + 302, 40, Style.Mean), new Mark.Words(Left + 308, 44, "mean of three days", Style.Small),
    ];

    private static IEnumerable<Mark> Draw(GroupMeanStory story, GroupMeanPanel panel, DayScale days, double top)
    {
        double bottom = top + Plot;
        var ends = story.Range is { } range ? [range.Low, range.High] : story.Panels.SelectMany(p => p.Days).SelectMany(day => new[] { day.Low ?? day.Mean, day.High ?? day.Mean });
        var scale = LinearScale.Over(ends, bottom, top);
        return
        [
            .. Bands.Of(panel.Bands, days, top, bottom + Strip + 12, band => band.Name),
            .. Axis.Left(scale, Left, Right, panel.Name),
            .. panel.Bands.SelectMany(band => Means([.. panel.Days.Where(day => band.First <= day.Day && day.Day <= band.Last)], days, scale)),
            .. Counts(panel.Days, days, bottom + 12),
            .. Axis.Days(days, bottom + 12 + Strip, labels: true),
            new Mark.Words((Left + Right) / 2, bottom + Strip + 48, "Study day", Style.Text, Anchor.Middle),
        ];
    }

    private static IEnumerable<Mark> Means(IReadOnlyList<DayMean> period, DayScale days, LinearScale scale)
    {
        foreach (var run in Lines.Runs(period, day => day.Day))
        {
            double At(double value) => scale.At(Math.Clamp(value, scale.Low, scale.High));
            var sure = run.Where(day => day.Low is not null).ToList();
            if (sure.Count > 1)
            {
                yield return new Mark.Area([.. sure.Select(day => new Point(days.At(day.Day), At(day.High!.Value))), .. Enumerable.Reverse(sure).Select(day => new Point(days.At(day.Day), At(day.Low!.Value)))], Style.Ribbon);
            }
            yield return new Mark.Path([.. run.Select(day => new Point(days.At(day.Day), scale.At(day.Mean)))], Style.Trace);
            yield return new Mark.Path([.. run.Select(day => new Point(days.At(day.Day), scale.At(Smooth(run, day.Day))))], Style.Mean);
        }
    }

    /// <summary>The mean of the day and its neighbours, of those that are there.</summary>
    private static double Smooth(IEnumerable<DayMean> run, int day) => run.Where(other => Math.Abs(other.Day - day) <= 1).Average(other => other.Mean);

    private static IEnumerable<Mark> Counts(IReadOnlyList<DayMean> days, DayScale scale, double top)
    {
        int most = days.Select(day => day.N).DefaultIfEmpty(1).Max();
        yield return new Mark.Words(Left - 6, top + 12, $"n = {most}", Style.Quiet, Anchor.End);
        yield return new Mark.Words(Left - 6, top + Strip, "0", Style.Quiet, Anchor.End);
        foreach (var day in days)
        {
            double height = Strip * day.N / most;
            yield return new Mark.Box(scale.Start(day.Day), top + Strip - height, scale.Width, height, Style.Ribbon);
        }
    }

    private static string Describe(GroupMeanStory story)
    {
        string Say(GroupMeanPanel panel) => $" {panel.Name}: " + string.Join("; ", panel.Bands.Select(band => (band.Name, Days: panel.Days.Where(day => band.First <= day.Day && day.Day <= band.Last).ToList()))
            .Where(period => period.Days.Count > 0)
            .Select(period => $"{period.Name}, mean of the days {Print.Plain(period.Days.Average(day => day.Mean))} (n a day {period.Days.Min(day => day.N)} to {period.Days.Max(day => day.N)})")) + ".";
        return $"{story.Item} Daily means with pointwise 95% intervals." + string.Concat(story.Panels.Select(Say));
    }

    private static PlottedTable Table(GroupMeanStory story) => new(
        ["group", "period", "day", "mean", "low", "high", "n", "mean of three days"],
        [.. from panel in story.Panels
            from band in panel.Bands
            let period = panel.Days.Where(day => band.First <= day.Day && day.Day <= band.Last).ToList()
            from run in Lines.Runs(period, day => day.Day)
            from day in run
            select (IReadOnlyList<string>)[panel.Name, band.Name, Print.Number(day.Day), Print.Number(day.Mean), Print.Number(day.Low), Print.Number(day.High), Print.Number(day.N), Print.Number(Smooth(run, day.Day))]]);
}
