using Daybook.Statistics.Descriptive;

namespace Daybook.Analysis;

/// <summary>What a figure of a predictor needs.</summary>
/// <param name="Id">The analysis.</param>
/// <param name="Points">Every participant with both values: what was known before, and her response.</param>
/// <param name="Predictor">The predictor in words, with its unit.</param>
/// <param name="Response">The response in words.</param>
/// <param name="R">The correlation with its interval; null where it could not be computed.</param>
/// <param name="Confidence">The level of the interval.</param>
/// <param name="Range">The correlations when one participant is left out, lowest and highest.</param>
/// <param name="Resampled">The limits of the bootstrap interval of the correlation.</param>
public sealed record PredictorStory(
    string Id,
    IReadOnlyList<(string Participant, double X, double Y)> Points,
    string Predictor,
    string Response,
    Interval? R,
    double Confidence,
    (double Lowest, double Highest)? Range,
    (double Low, double High)? Resampled);

/// <summary>The response against something known before treatment, with every line that one participant fewer would give.</summary>
public static class PredictorScatter
{
    private const double Left = 66, Right = 560, Top = 78, Bottom = 400, Inset = 14;

    public static Figure Of(PredictorStory story, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(story);
        var points = story.Points;
        double low = points.Select(p => p.X).DefaultIfEmpty(0).Min(), high = points.Select(p => p.X).DefaultIfEmpty(1).Max();
        var all = StraightLine.Through([.. points.Select(p => (p.X, p.Y))]);
        var without = points.Select((_, i) => StraightLine.Through([.. points.Where((_, j) => j != i).Select(p => (p.X, p.Y))])).OfType<StraightLine>().ToList();
        var ends = without.Append(all).OfType<StraightLine>().SelectMany(line => new[] { line.At(low), line.At(high) });
        var x = LinearScale.Over([low, high], Left + Inset, Right - Inset);
        var y = LinearScale.Over(points.Select(p => p.Y).Concat(ends), Bottom - Inset, Top);
        Mark.Line Draw(StraightLine line, Style style) => new(x.At(low), y.At(line.At(low)), x.At(high), y.At(line.At(high)), style);
        return new Figure
        {
            Id = "scatter-" + story.Id,
            Title = $"Response and {story.Predictor}",
            Description = Describe(story, all),
            HowComputed = "Each dot is one participant. The black line is fitted by least squares to all of them; each grey line to all but one. The correlation is Pearson's, its interval by Fisher's transformation; the bootstrap interval holds the middle of the correlations of 2000 groups of as many participants drawn with replacement. A correlation in so few people does not say who will respond.",
            Width = 600,
            Height = Bottom + 52,
            Marks = [.. Words(story), .. Axis.Left(y, Left, Right, Lines.Cut(story.Response, Bottom - Top)), .. Axis.Bottom(x, Bottom, Top, story.Predictor), new Mark.Line(Left, Bottom, Right, Bottom, Style.Axis), .. without.Select(line => Draw(line, Style.Faint)), .. all is null ? [] : new[] { Draw(all, Style.Mean) }, .. Dots(points, x, y)],
            Table = new(["participant", story.Predictor, story.Response], [.. points.Select(p => (IReadOnlyList<string>)[p.Participant, Print.Number(p.X), Print.Number(p.Y)])]),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Words(PredictorStory story)
    {
        yield return new Mark.Words(8, 18, $"n = {story.Points.Count}: exploratory", Style.Strong);
        if (story.R is { } r)
        {
            string range = story.Range is { } found ? $"; one left out {Two(found.Lowest)} to {Two(found.Highest)}" : "";
            string drawn = story.Resampled is { } limits ? $"; bootstrap {Two(limits.Low)} to {Two(limits.High)}" : "";
            yield return new Mark.Words(8, 38, $"r = {Say(r)}, {Print.Number(story.Confidence * 100)}% interval{drawn}{range}", Style.Small);
        }
        yield return new Mark.Line(8, 54, 28, 54, Style.Mean);
        yield return new Mark.Words(34, 58, "least squares", Style.Small);
        yield return new Mark.Line(132, 54, 152, 54, Style.Faint);
        yield return new Mark.Words(158, 58, "one participant left out", Style.Small);
    }

    private static IEnumerable<Mark> Dots(IReadOnlyList<(string Participant, double X, double Y)> points, LinearScale x, LinearScale y)
    {
        var places = points.Select(p => new Point(x.At(p.X), y.At(p.Y))).ToList();
        var labels = PointLabels.Of([.. points.Select((p, i) => (p.Participant, places[i]))], Left, Right);
        return places.Select(Mark (place, i) => new Mark.Dot(place.X, place.Y, 4.5, Style.Active, $"{points[i].Participant}: {Print.Number(points[i].X)}, {Print.Number(points[i].Y)}")).Concat(labels);
    }

    private static string Say(Interval r) => $"{Two(r.Estimate)} ({Two(r.Low)} to {Two(r.High)})";

    private static string Two(double r) => Math.Round(r, 2, MidpointRounding.AwayFromZero).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '\u2212');

    private static string Describe(PredictorStory story, StraightLine? line) =>
        $"{story.Points.Count} participants; n = {story.Points.Count}: exploratory."
        + (story.R is { } r ? $" Pearson correlation {Say(r)}, {Print.Number(story.Confidence * 100)}% interval." : " No correlation is shown.")
        + (story.Resampled is { } drawn ? $" Bootstrap interval {Two(drawn.Low)} to {Two(drawn.High)}." : "")
        + (story.Range is { } range ? $" With one participant left out it lies between {Two(range.Lowest)} and {Two(range.Highest)}." : "")
        + (line is null ? "" : $" The line rises by {Print.Plain(line.Slope)} for each unit of the predictor.");
}

/// <summary>A straight line by least squares.</summary>
internal sealed record StraightLine(double Intercept, double Slope)
{
    public double At(double x) => Intercept + Slope * x;

    /// <summary>Null where no line is determined: fewer than two points, or all above each other.</summary>
    public static StraightLine? Through((double X, double Y)[] points)
    {
        double[] x = [.. points.Select(p => p.X)], y = [.. points.Select(p => p.Y)];
        if (x.Distinct().Count() < 2)
        {
            return null;
        }
        double slope = Moments.Covariance(x, y) / Moments.Variance(x);
        return new StraightLine(Moments.Mean(y) - slope * Moments.Mean(x), slope);
    }
}
