namespace Daybook.Analysis;

/// <summary>One row of a forest: an analysis with its estimate, or the reason why there is none.</summary>
/// <param name="Analysis">The method in words.</param>
/// <param name="Rank">How much it weighs.</param>
/// <param name="Estimate">The estimate.</param>
/// <param name="N">How many participants are in it.</param>
/// <param name="Reason">Why there is no estimate.</param>
/// <param name="Window">The endpoint in words, where it is another one of the same item.</param>
public sealed record ForestRow(string Analysis, string Rank, Interval? Estimate, int N, string? Reason, string? Window = null);

/// <summary>Every analysis of one item on one scale, so that nobody picks.</summary>
public static class EstimateForest
{
    private const double Left = 300, Right = 520, Top = 44, Line = 15;

    public static Figure Of(IReadOnlyList<ForestRow> rows, string endpoint, string scaleTitle, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var ends = rows.Where(r => r.Estimate is not null).SelectMany(r => new[] { r.Estimate!.Value.Low, r.Estimate.Value.High });
        double rowHeight = 25 + Line * rows.Select(row => Name(row).Count).DefaultIfEmpty(1).Max(), bottom = Top + rows.Count * rowHeight;
        var scale = LinearScale.Over(ends.Append(0), Left, Right);
        var marks = new List<Mark>
        {
            new Mark.Words(8, 18, endpoint, Style.Strong),
        };
        marks.AddRange(Axis.Bottom(scale, bottom, Top - 8, scaleTitle));
        marks.Add(new Mark.Line(scale.At(0), Top - 8, scale.At(0), bottom, Style.Zero));
        for (int i = 0; i < rows.Count; i++)
        {
            marks.AddRange(Row(rows[i], scale, Top + (i + 0.5) * rowHeight));
        }
        return new Figure
        {
            Id = "forest",
            Title = $"{endpoint}: every planned analysis",
            Description = string.Join(" ", rows.Select(Say)),
            HowComputed = "Each row is one analysis of the protocol's plan with its confidence interval. "
                + (rows.Any(row => row.Window is not null)
                    ? "All rows are on the scale of the same item; they differ in the days that they use and in what they assume."
                    : "All rows estimate the same difference; they differ in what they assume."),
            Width = 690,
            Height = bottom + 48,
            Marks = marks,
            Table = new(
                ["analysis", "window", "rank", "estimate", "low", "high", "n", "not computed because"],
                [.. rows.Select(r => (IReadOnlyList<string>)[r.Analysis, r.Window ?? "", r.Rank, Print.Number(r.Estimate?.Estimate), Print.Number(r.Estimate?.Low), Print.Number(r.Estimate?.High), Print.Number(r.N), r.Reason ?? ""])]),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Row(ForestRow row, LinearScale scale, double y)
    {
        var name = Name(row);
        double top = y - 2 - Line * (name.Count - 1) / 2;
        for (int i = 0; i < name.Count; i++)
        {
            yield return new Mark.Words(8, top + i * Line, name[i], Style.Text);
        }
        yield return new Mark.Words(8, top + name.Count * Line, Lines.Cut($"{row.Rank}, n = {row.N}{(row.Window is { } window ? $"; {window}" : "")}", Left - 24), Style.Quiet);
        if (row.Estimate is not { } estimate)
        {
            yield return new Mark.Words(Right + 12, y + 4, "not computed", Style.Quiet);
            yield break;
        }
        yield return new Mark.Line(scale.At(estimate.Low), y, scale.At(estimate.High), y, Style.Interval);
        yield return new Mark.Square(scale.At(estimate.Estimate), y, 5.5, Style.Estimate);
        yield return new Mark.Words(Right + 12, y + 4, Print.Plain(estimate), Style.Small);
    }

    private static List<string> Name(ForestRow row) => [.. Lines.Wrap(row.Analysis, Left - 24).Take(2)];

    private static string Say(ForestRow row) => (row.Window is { } window ? $"{row.Analysis}, {window}: " : $"{row.Analysis}: ")
        + (row.Estimate is { } e ? $"{Print.Plain(e)}, n = {row.N}." : "not computed.");
}
