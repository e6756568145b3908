using Daybook.Statistics.Means;

namespace Daybook.Analysis;

/// <summary>One daily item, period by period.</summary>
/// <param name="Title">The item in words.</param>
/// <param name="Ends">The words at its two ends, low end first; empty when it has none.</param>
/// <param name="Range">Its range.</param>
/// <param name="Groups">The periods in order.</param>
public sealed record PeriodDotsPanel(string Title, IReadOnlyList<string> Ends, (double Low, double High)? Range, IReadOnlyList<PeriodDotsGroup> Groups);

/// <summary>Everybody's mean of one period.</summary>
public sealed record PeriodDotsGroup(string Name, BandKind Kind, IReadOnlyList<(string Participant, double Mean)> People);

/// <summary>The days of a period as everybody's own mean, beside them their mean with its interval. No bars of means.</summary>
public static class PeriodDots
{
    private const double Left = 60, Panel = 300, Step = 346, Top = 98, Bottom = 290;

    private static readonly int[] Beside = [0, 1, -1, 2, -2, 3, -3];

    public static Figure Of(IReadOnlyList<PeriodDotsPanel> panels, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(panels);
        int rows = (panels.Count + 1) / 2;
        double height = Bottom - Top + 112;
        return new Figure
        {
            Id = "ratings",
            Title = "Daily ratings that are no endpoint, period by period",
            Description = string.Join(" ", panels.Select(Say)),
            HowComputed = "Each dot is the mean of one participant's days in a period. The square is the mean of these, the line its 95% interval by Student's t over the participants. The scale holds the values and not the whole range of the item.",
            Width = panels.Count > 1 ? Left + Step + Panel + 14 : Left + Panel + 14,
            Height = Top - 44 + rows * height,
            Marks = [new Mark.Words(8, 18, "Daily ratings", Style.Strong), .. panels.SelectMany((panel, i) => Draw(panel, Left + i % 2 * Step, i / 2 * height))],
            Table = Table(panels),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Draw(PeriodDotsPanel panel, double left, double down)
    {
        double top = Top + down, bottom = Bottom + down;
        // Dots need no zero, and a scale of the whole range would hide what differs.
        var scale = LinearScale.Over(panel.Groups.SelectMany(group => group.People.Select(her => her.Mean)).Concat(panel.Groups.Select(IntervalOf).OfType<Interval>().SelectMany(i => new[] { i.Low, i.High })), bottom, top);
        double slot = Panel / Math.Max(1, panel.Groups.Count);
        return
        [
            .. Lines.Wrap(panel.Title, Panel).Take(2).Select((line, i) => new Mark.Words(left - 52, 42 + down + 15 * i, line, Style.Small)),
            .. Axis.Left(scale, left, left + Panel, null, 4),
            .. panel is { Ends.Count: 2, Range: { } range } ? [new Mark.Words(left - 52, top - 16, $"{Print.Number(range.Low)}: {panel.Ends[0]}. {Print.Number(range.High)}: {panel.Ends[1]}.", Style.Quiet)] : Array.Empty<Mark>(),
            .. panel.Groups.SelectMany((group, i) => Draw(group, left + (i + 0.5) * slot, slot, scale, bottom)),
        ];
    }

    private static IEnumerable<Mark> Draw(PeriodDotsGroup group, double x, double slot, LinearScale scale, double bottom)
    {
        var last = new Dictionary<int, double>();
        foreach (var (participant, mean) in group.People.OrderBy(her => her.Mean).ThenBy(her => her.Participant, StringComparer.Ordinal))
        {
            double y = scale.At(mean);
            int lane = Beside.FirstOrDefault(l => !last.TryGetValue(l, out double other) || Math.Abs(other - y) >= 7);
            last[lane] = y;
            yield return new Mark.Dot(x - 8 + lane * 6.5, y, 3, StyleOf(group.Kind), $"{participant}: {Print.Number(mean)}");
        }
        if (IntervalOf(group) is { } interval)
        {
            yield return new Mark.Line(x + 26, scale.At(interval.Low), x + 26, scale.At(interval.High), Style.Interval);
            yield return new Mark.Square(x + 26, scale.At(interval.Estimate), 4.5, Style.Estimate, Print.Plain(interval));
        }
        string[] name = [.. Lines.Wrap(group.Name, slot - 8).Take(2)];
        for (int i = 0; i <= name.Length; i++)
        {
            yield return new Mark.Words(x, bottom + 24 + 15 * i, i < name.Length ? name[i] : $"n = {group.People.Count}", i < name.Length ? Style.Small : Style.Quiet, Anchor.Middle);
        }
    }

    internal static Style StyleOf(BandKind kind) => kind switch
    {
        BandKind.Active => Style.Active,
        BandKind.Control => Style.Control,
        _ => Style.Open,
    };

    /// <summary>Null where the values do not vary or are too few.</summary>
    private static Interval? IntervalOf(PeriodDotsGroup group)
    {
        double[] means = [.. group.People.Select(her => her.Mean)];
        if (means.Distinct().Count() < 2)
        {
            return null;
        }
        var test = TTest.OneSample(means);
        return new Interval(test.Estimate, test.Interval.Lower, test.Interval.Upper);
    }

    private static string Say(PeriodDotsPanel panel) =>
        $"{panel.Title} " + string.Join("; ", panel.Groups.Select(group => $"{group.Name} {(IntervalOf(group) is { } interval ? $"{Print.Plain(interval)}, 95% interval" : "no interval")}, n = {group.People.Count}")) + ".";

    private static PlottedTable Table(IReadOnlyList<PeriodDotsPanel> panels) => new(
        ["item", "period", "participant", "mean", "low", "high"],
        [.. from panel in panels from @group in panel.Groups from row in Rows(panel, @group) select row]);

    private static IEnumerable<IReadOnlyList<string>> Rows(PeriodDotsPanel panel, PeriodDotsGroup group)
    {
        var people = group.People.Select(her => (IReadOnlyList<string>)[panel.Title, group.Name, her.Participant, Print.Number(her.Mean), "", ""]);
        return IntervalOf(group) is { } i ? people.Append([panel.Title, group.Name, "mean of the participants", Print.Number(i.Estimate), Print.Number(i.Low), Print.Number(i.High)]) : people;
    }
}
