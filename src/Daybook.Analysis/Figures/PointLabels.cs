namespace Daybook.Analysis;

/// <summary>Names beside points: each at the first of a few places where it covers neither a point nor another name.</summary>
internal static class PointLabels
{
    private const double Height = 12, Gap = 8;

    public static IReadOnlyList<Mark> Of(IReadOnlyList<(string Name, Point At)> points, double left, double right)
    {
        var taken = points.Select(p => (X: p.At.X - 5, Y: p.At.Y - 5, Width: 10.0, Height: 10.0)).ToList();
        var labels = new List<Mark>();
        foreach (var (name, at) in points)
        {
            double width = 6.3 * name.Length;
            (double X, double Y)[] places = [(at.X + Gap, at.Y - 6), (at.X - Gap - width, at.Y - 6), (at.X - width / 2, at.Y - 20), (at.X - width / 2, at.Y + 8), (at.X + Gap, at.Y - 18), (at.X + Gap, at.Y + 6)];
            var place = places.FirstOrDefault(p => left <= p.X && p.X + width <= right && !taken.Exists(other => Overlap(p, width, other)), places[0]);
            taken.Add((place.X, place.Y, width, Height));
            labels.Add(new Mark.Words(place.X, place.Y + 10, name, Style.Label));
        }
        return labels;
    }

    private static bool Overlap((double X, double Y) label, double width, (double X, double Y, double Width, double Height) other) =>
        label.X < other.X + other.Width && other.X < label.X + width && label.Y < other.Y + other.Height && other.Y < label.Y + Height;
}
