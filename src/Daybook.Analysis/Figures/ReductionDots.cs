namespace Daybook.Analysis;

/// <summary>Two reductions in percent by one window and one estimator.</summary>
/// <param name="Endpoint">The endpoint in words; it names the window.</param>
/// <param name="Estimator">How the participants' reductions become one.</param>
/// <param name="Active">The reduction in the first period.</param>
/// <param name="Control">The reduction in the second.</param>
/// <param name="Response">The difference of the two with its interval, where the plan gives one.</param>
/// <param name="N">How many participants are in it.</param>
public sealed record ReductionRow(string Endpoint, string Estimator, double Active, double Control, Interval? Response, int N);

/// <summary>Reductions in percent under every window and estimator that has a name, side by side, so that nobody picks.</summary>
public static class ReductionDots
{
    private const double Left = 200, Right = 530, Top = 60, Title = 26, RowHeight = 22;

    public static Figure Of(IReadOnlyList<ReductionRow> rows, string activeName, string controlName, string from, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var blocks = rows.GroupBy(row => row.Endpoint).ToList();
        double bottom = Top + blocks.Count * Title + rows.Count * RowHeight + 6;
        var scale = LinearScale.Over(rows.SelectMany(row => new[] { row.Active, row.Control }).Append(0), Left, Right);
        return new Figure
        {
            Id = "reductions",
            Title = $"Reductions from {from}, by window and estimator",
            Description = string.Join(" ", rows.Select(row => Say(row, activeName, controlName))),
            HowComputed = $"The mean of ratios is the mean of everybody's own percentage; the ratio of means is the percentage of the means. Both are of {from}, and an improvement is above zero whichever direction is better. The difference of the two dots is the response; only the mean of ratios has an interval in the plan, by Student's t over the participants.",
            Width = 700,
            Height = bottom + 50,
            Marks = [.. Legend(activeName, controlName), .. Axis.Bottom(scale, bottom, Top, $"Improvement from {from}, percent"), new Mark.Line(scale.At(0), Top, scale.At(0), bottom, Style.Zero), .. Draw(blocks, scale)],
            Table = Table(rows, activeName, controlName),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Legend(string activeName, string controlName)
    {
        yield return new Mark.Words(8, 18, "Improvement in percent", Style.Strong);
        yield return new Mark.Dot(Left, 38, 4.5, Style.Active);
        yield return new Mark.Words(Left + 12, 42, activeName, Style.Small);
        double x = Left + 36 + 6.4 * activeName.Length;
        yield return new Mark.Dot(x, 38, 4.5, Style.Control);
        yield return new Mark.Words(x + 12, 42, controlName, Style.Small);
        yield return new Mark.Words(Right + 14, 42, "difference, points", Style.Quiet);
    }

    private static IEnumerable<Mark> Draw(IReadOnlyList<IGrouping<string, ReductionRow>> blocks, LinearScale scale)
    {
        double y = Top;
        foreach (var block in blocks)
        {
            yield return new Mark.Line(8, y, 692, y, Style.Grid);
            yield return new Mark.Words(8, y + 17, Lines.Cut(block.Key, 640), Style.Label);
            y += Title;
            foreach (var row in block)
            {
                foreach (var mark in Draw(row, scale, y + RowHeight / 2))
                {
                    yield return mark;
                }
                y += RowHeight;
            }
        }
    }

    private static IEnumerable<Mark> Draw(ReductionRow row, LinearScale scale, double y) =>
    [
        new Mark.Words(20, y + 4, $"{row.Estimator}, n = {row.N}", Style.Quiet),
        new Mark.Line(scale.At(row.Control), y, scale.At(row.Active), y, Style.Person),
        new Mark.Dot(scale.At(row.Control), y, 4.5, Style.Control, Print.Plain(row.Control)),
        new Mark.Dot(scale.At(row.Active), y, 4.5, Style.Active, Print.Plain(row.Active)),
        new Mark.Words(Right + 14, y + 4, Difference(row), Style.Small),
    ];

    private static string Difference(ReductionRow row) => row.Response is { } response ? Print.Plain(response) : Print.Plain(row.Active - row.Control);

    private static string Say(ReductionRow row, string activeName, string controlName) =>
        $"{row.Endpoint}, {row.Estimator}: {activeName} {Print.Plain(row.Active)}%, {controlName} {Print.Plain(row.Control)}%, difference {Difference(row)}, n = {row.N}.";

    private static PlottedTable Table(IReadOnlyList<ReductionRow> rows, string activeName, string controlName) => new(
        ["endpoint", "estimator", activeName, controlName, "difference", "low", "high", "n"],
        [.. rows.Select(row => (IReadOnlyList<string>)[row.Endpoint, row.Estimator, Print.Number(row.Active), Print.Number(row.Control), Print.Number(row.Active - row.Control), Print.Number(row.Response?.Low), Print.Number(row.Response?.High), Print.Number(row.N)])]);
}
