namespace Daybook.Study;

/// <summary>Which part of a long list.</summary>
public sealed record Page(int Offset = 0, int Limit = 50)
{
    private const int Most = 500;

    internal IReadOnlyList<T> Of<T>(IEnumerable<T> all) => [.. all.Skip(Math.Max(0, Offset)).Take(Math.Clamp(Limit, 1, Most))];
}
