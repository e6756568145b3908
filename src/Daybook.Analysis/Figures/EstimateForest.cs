namespace Daybook.Analysis;

/// <summary>One row of a forest: an analysis with its estimate, or the reason why there is none.</summary>
public sealed record ForestRow(string Analysis, string Rank, Interval? Estimate, int N, string? Reason);

/// <summary>Every analysis of one endpoint on one scale, so that nobody picks.</summary>
public static class EstimateForest
{
    private const double Left = 300, Right = 520, Top = 44, RowHeight = 40;

    public static Figure Of(IReadOnlyList<ForestRow> rows, string endpoint, string scaleTitle, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ends = rows.Where(r => r.Estimate is not null).SelectMany(r => new[] { r.Estimate!.Value.Low, r.Estimate.Value.High });
        double bottom = Top + rows.Count * RowHeight;
        var scale = LinearScale.Over(ends.Append(0), Left, Right);
        var marks = new List<Mark>
        {
            new Mark.Words(8, 18, endpoint, Style.Strong),
        };
        marks.AddRange(Axis.Bottom(scale, bottom, Top - 8, scaleTitle));
        marks.Add(new Mark.Line(scale.At(0), Top - 8, scale.At(0), bottom, Style.Zero));
        for (int i = 0; i < rows.Count; i++)
        {
            marks.AddRange(Row(rows[i], scale, Top + (i + 0.5) * RowHeight));
        }
        return new Figure
        {
            Id = "forest",
            Title = $"{endpoint}: every planned analysis",
            Description = string.Join(" ", rows.Select(Say)),
            HowComputed = "Each row is one analysis of the protocol's plan with its confidence interval. All rows estimate the same difference; they differ in what they assume.",
            Width = 690,
            Height = bottom + 48,
            Marks = marks,
            Table = new(
                ["analysis", "rank", "estimate", "low", "high", "n", "not computed because"],
                [.. rows.Select(r => (IReadOnlyList<string>)[r.Analysis, r.Rank, Print.Number(r.Estimate?.Estimate), Print.Number(r.Estimate?.Low), Print.Number(r.Estimate?.High), Print.Number(r.N), r.Reason ?? ""])]),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Row(ForestRow row, LinearScale scale, double y)
    {
        yield return new Mark.Words(8, y - 2, Lines.Cut(row.Analysis, Left - 24), Style.Text);
        yield return new Mark.Words(8, y + 13, $"{row.Rank}, n = {row.N}", Style.Quiet);
        if (row.Estimate is not { } estimate)
        {
            yield return new Mark.Words(Right + 12, y + 4, "not computed", Style.Quiet);
            yield break;
        }
        yield return new Mark.Line(scale.At(estimate.Low), y, scale.At(estimate.High), y, Style.Interval);
        yield return new Mark.Square(scale.At(estimate.Estimate), y, 5.5, Style.Estimate);
        yield return new Mark.Words(Right + 12, y + 4, Print.Plain(estimate), Style.Small);
    }

    private static string Say(ForestRow row) => row.Estimate is { } e
        ? $"{row.Analysis}: {Print.Plain(e)}, n = {row.N}."
        : $"{row.Analysis}: not computed.";
}
