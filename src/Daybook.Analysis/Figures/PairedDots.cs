namespace Daybook.Analysis;

/// <summary>One participant's two endpoint values, where they exist.</summary>
public sealed record PairedValue(string Participant, string Sequence, double? Active, double? Control)
{
    public double? Difference => Active - Control;
}

/// <summary>What a figure of paired values needs beside them.</summary>
/// <param name="Values">The participants in the order of their labels.</param>
/// <param name="ActiveName">The first treatment in words.</param>
/// <param name="ControlName">The second treatment in words.</param>
/// <param name="Endpoint">The endpoint in words, with its unit.</param>
/// <param name="Estimate">The estimated difference of the primary analysis, when there is one.</param>
/// <param name="EstimateName">The method and the level of the interval, in words.</param>
public sealed record PairedStory(
    IReadOnlyList<PairedValue> Values,
    string ActiveName,
    string ControlName,
    string Endpoint,
    Interval? Estimate,
    string EstimateName);

/// <summary>An estimate with its confidence interval.</summary>
public readonly record struct Interval(double Estimate, double Low, double High);

/// <summary>Every participant under both treatments, joined by a line, and beside it every difference with the estimate. No bars of means (Weissgerber 2015).</summary>
public static class PairedDots
{
    private const double Top = 40, Bottom = 290, Height = 352, LeftX = 82, RightX = 156, GridEnd = 182, AxisX = 230, DifferenceX = 262, EstimateX = 310, Right = 328;

    private static readonly int[] Beside = [0, -1, 1, -2, 2, -3, 3];

    public static Figure Of(PairedStory story, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(story);
        var levels = LinearScale.Over(story.Values.SelectMany(v => new[] { v.Active, v.Control }).OfType<double>(), Bottom, Top);
        var differences = story.Values.Select(v => v.Difference).OfType<double>().ToList();
        var marks = new List<Mark>();
        marks.AddRange(Axis.Left(levels, 56, GridEnd, Lines.Cut(story.Endpoint, Bottom - Top)));
        marks.AddRange(People(story.Values, levels));
        marks.AddRange(Names(story));
        bool paired = differences.Count > 0;
        if (paired)
        {
            marks.AddRange(Differences(story, differences));
        }
        return new Figure
        {
            Id = "paired",
            Title = $"{story.Endpoint}: {story.ActiveName} and {story.ControlName}",
            Description = Describe(story, differences),
            HowComputed = "Each mark is the endpoint of one participant in one period, by the window and estimator of the protocol."
                + (paired ? $" A line joins the two values of one person. The difference is hers under {story.ActiveName} minus hers under {story.ControlName}. The square and line are the estimate: {story.EstimateName}." : ""),
            Width = paired ? 336 : 200,
            Height = Height,
            Marks = marks,
            Table = Table(story),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> People(IReadOnlyList<PairedValue> values, LinearScale levels)
    {
        foreach (var value in values.Where(v => v is { Active: not null, Control: not null }))
        {
            yield return new Mark.Line(LeftX, levels.At(value.Active!.Value), RightX, levels.At(value.Control!.Value), Style.Person);
        }
        foreach (var value in values)
        {
            if (value.Active is { } active)
            {
                yield return new Mark.Dot(LeftX, levels.At(active), 4.5, Style.Active, $"{value.Participant}: {Print.Number(active)}");
            }
            if (value.Control is { } control)
            {
                yield return new Mark.Dot(RightX, levels.At(control), 4.5, Style.Control, $"{value.Participant}: {Print.Number(control)}");
            }
        }
    }

    private static IEnumerable<Mark> Names(PairedStory story)
    {
        foreach (var (x, name, count) in new[]
        {
            (LeftX, story.ActiveName, story.Values.Count(v => v.Active is not null)),
            (RightX, story.ControlName, story.Values.Count(v => v.Control is not null)),
        })
        {
            double y = Bottom + 22;
            foreach (string line in Lines.Wrap(name, 76).Take(2))
            {
                yield return new Mark.Words(x, y, line, Style.Small, Anchor.Middle);
                y += 15;
            }
            yield return new Mark.Words(x, y, $"n = {count}", Style.Quiet, Anchor.Middle);
        }
    }

    private static IEnumerable<Mark> Differences(PairedStory story, List<double> differences)
    {
        double[] ends = story.Estimate is { } e ? [e.Low, e.High, 0] : [0];
        var scale = LinearScale.Over(differences.Concat(ends), Bottom, Top);
        foreach (var mark in Axis.Left(scale, AxisX, Right, null))
        {
            yield return mark;
        }
        yield return new Mark.Line(AxisX, scale.At(0), Right, scale.At(0), Style.Zero);
        foreach (var (value, lane) in Lanes(story.Values, scale))
        {
            yield return new Mark.Dot(DifferenceX + lane * 8, scale.At(value.Difference!.Value), 3.5, Style.Point, $"{value.Participant}: {Print.Number(value.Difference.Value)}");
        }
        if (story.Estimate is { } estimate)
        {
            yield return new Mark.Line(EstimateX, scale.At(estimate.Low), EstimateX, scale.At(estimate.High), Style.Interval);
            yield return new Mark.Square(EstimateX, scale.At(estimate.Estimate), 5.5, Style.Estimate, Print.Plain(estimate));
        }
        yield return new Mark.Words((AxisX + Right) / 2, Bottom + 22, "Difference", Style.Small, Anchor.Middle);
        yield return new Mark.Words((AxisX + Right) / 2, Bottom + 37, "of each person", Style.Small, Anchor.Middle);
        yield return new Mark.Words((AxisX + Right) / 2, Bottom + 52, $"n = {differences.Count}", Style.Quiet, Anchor.Middle);
    }

    /// <summary>Puts dots that would overlap side by side, always in the same way.</summary>
    private static IEnumerable<(PairedValue Value, int Lane)> Lanes(IReadOnlyList<PairedValue> values, LinearScale scale)
    {
        var last = new Dictionary<int, double>();
        foreach (var value in values.Where(v => v.Difference is not null).OrderBy(v => v.Difference).ThenBy(v => v.Participant, StringComparer.Ordinal))
        {
            double y = scale.At(value.Difference!.Value);
            int lane = Beside.FirstOrDefault(l => !last.TryGetValue(l, out double other) || Math.Abs(other - y) >= 8);
            last[lane] = y;
            yield return (value, lane);
        }
    }

    private static string Describe(PairedStory story, List<double> differences)
    {
        string people = differences.Count > 0
            ? $"{differences.Count} participants have a value under both treatments."
            : $"{story.Values.Count(v => v.Active is not null)} participants have a value under {story.ActiveName} and {story.Values.Count(v => v.Control is not null)} others under {story.ControlName}.";
        string below = differences.Count == 0 ? "" : $" The difference is below zero in {differences.Count(d => d < 0)} of {differences.Count} and above zero in {differences.Count(d => d > 0)}.";
        string estimate = story.Estimate is { } e
            ? $" Estimate: {Print.Plain(e)}, {story.EstimateName}."
            : " No estimate is shown.";
        return people + below + estimate;
    }

    private static PlottedTable Table(PairedStory story) => new(
        ["participant", "sequence", story.ActiveName, story.ControlName, "difference"],
        [.. story.Values.Select(v => (IReadOnlyList<string>)[v.Participant, v.Sequence, Print.Number(v.Active), Print.Number(v.Control), Print.Number(v.Difference)])]);
}
