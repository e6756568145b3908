namespace Daybook.Analysis;

/// <summary>What a figure of responses needs.</summary>
/// <param name="Values">Every participant's response in percentage points.</param>
/// <param name="ActiveName">The first period or treatment in words.</param>
/// <param name="ControlName">The second.</param>
/// <param name="From">From where the reductions are counted.</param>
/// <param name="Endpoint">The endpoint in words.</param>
/// <param name="Thresholds">The lines that make a responder, in percentage points.</param>
/// <param name="Without">How many participants have no response.</param>
public sealed record WaterfallStory(
    IReadOnlyList<(string Participant, double Points)> Values,
    string ActiveName,
    string ControlName,
    string From,
    string Endpoint,
    IReadOnlyList<int> Thresholds,
    int Without);

/// <summary>Everybody's response, the greatest first, with the lines that were fixed beforehand.</summary>
public static class Waterfall
{
    private const double Left = 60, Right = 640, Top = 64, Bottom = 320;

    public static Figure Of(WaterfallStory story, string? stamp)
    {
        ArgumentNullException.ThrowIfNull(story);
        var sorted = story.Values.OrderByDescending(value => value.Points).ThenBy(value => value.Participant, StringComparer.Ordinal).ToList();
        var scale = LinearScale.Over(sorted.Select(value => value.Points).Concat(story.Thresholds.Select(t => (double)t)).Append(0), Bottom, Top);
        return new Figure
        {
            Id = "waterfall",
            Title = $"{story.Endpoint}: everybody's response",
            Description = Describe(story, sorted),
            HowComputed = $"Each bar is one participant: the improvement from {story.From} in {story.ActiveName} less that in {story.ControlName}, both in percent of her {story.From}. A filled bar reaches the lowest threshold; the counts at the thresholds are nested."
                + (story.Without == 0 ? "" : $" {story.Without} participants have too few values in one of the periods and no response."),
            Width = 690,
            Height = Bottom + (Upright(sorted.Count) ? 60 : 34),
            Marks = [.. Frame(story, scale), .. Draw(story, sorted, scale)],
            Table = Table(story, sorted),
            Stamp = stamp,
        };
    }

    private static IEnumerable<Mark> Frame(WaterfallStory story, LinearScale scale)
    {
        yield return new Mark.Words(8, 18, Lines.Cut(story.Endpoint, 520), Style.Strong);
        yield return new Mark.Words(Left, 42, $"Above zero: more improvement in {story.ActiveName}. Below zero: more in {story.ControlName}. n = {story.Values.Count}", Style.Small);
        foreach (var mark in Axis.Left(scale, Left, Right, "Response, percentage points"))
        {
            yield return mark;
        }
        foreach (int threshold in story.Thresholds)
        {
            yield return new Mark.Line(Left, scale.At(threshold), Right, scale.At(threshold), Style.Rule);
            yield return new Mark.Words(Right + 6, scale.At(threshold) + 4, $"\u2265 {threshold}", Style.Small);
        }
    }

    private static IEnumerable<Mark> Draw(WaterfallStory story, List<(string Participant, double Points)> sorted, LinearScale scale)
    {
        double slot = Slot(sorted.Count), width = Math.Min(36, slot * 0.7), zero = scale.At(0);
        bool upright = Upright(sorted.Count);
        for (int i = 0; i < sorted.Count; i++)
        {
            double x = Left + (i + 0.5) * slot, y = scale.At(sorted[i].Points);
            yield return new Mark.Box(x - width / 2, Math.Min(y, zero), width, Math.Abs(y - zero), Reaches(sorted[i].Points, story.Thresholds) ? Style.Cell : Style.Open);
            if (!upright)
            {
                // On the far side of zero no threshold and no bar is in the way.
                yield return new Mark.Words(x, zero + (y > zero ? -6 : 15), Print.Plain(sorted[i].Points), Style.Small, Anchor.Middle);
            }
            yield return upright
                ? new Mark.Words(x + 4, Bottom + 12, sorted[i].Participant, Style.Quiet, Anchor.End, -90)
                : new Mark.Words(x, Bottom + 20, sorted[i].Participant, Style.Quiet, Anchor.Middle);
        }
        yield return new Mark.Line(Left, zero, Right, zero, Style.Axis);
    }

    private static double Slot(int bars) => (Right - Left) / Math.Max(1, bars);

    private static bool Upright(int bars) => Slot(bars) < 40;

    private static bool Reaches(double points, IReadOnlyList<int> thresholds) => thresholds.Count > 0 && points >= thresholds.Min() - 1e-9;

    private static string Describe(WaterfallStory story, List<(string Participant, double Points)> sorted)
    {
        string reached = string.Concat(story.Thresholds.Order().Select(t => $" {sorted.Count(value => value.Points >= t - 1e-9)} of {sorted.Count} reach {t} percentage points."));
        string ends = sorted.Count == 0 ? "" : $" From {Print.Plain(sorted[0].Points)} to {Print.Plain(sorted[^1].Points)} percentage points; {sorted.Count(value => value.Points < 0)} of {sorted.Count} improved less in {story.ActiveName} than in {story.ControlName}.";
        return $"The response of each participant, n = {sorted.Count}.{ends}{reached}";
    }

    private static PlottedTable Table(WaterfallStory story, List<(string Participant, double Points)> sorted) => new(
        ["participant", "response", .. story.Thresholds.Select(t => $"at least {t}")],
        [.. sorted.Select(value => (IReadOnlyList<string>)[value.Participant, Print.Number(value.Points), .. story.Thresholds.Select(t => value.Points >= t - 1e-9 ? "yes" : "no")])]);
}
