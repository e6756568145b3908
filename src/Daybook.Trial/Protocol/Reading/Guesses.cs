using NodaTime;

namespace Daybook.Trial;

/// <summary>What may stand in the place of a value that nobody can read: in each world something else, and over all the worlds everything in every combination.</summary>
internal sealed class Guesses
{
    private static readonly decimal[] Numbers = [1, 2, 7, 14, 28, 0, 3, 5, 10, 50, 84, 100, 365, 100_000, 0.5m, 0.05m, 0.8m, -1];

    private static readonly Dictionary<Type, object[]> Notations = new()
    {
        [typeof(bool)] = [true, false],
        [typeof(Bounds)] = [new Bounds(0, 100), new Bounds(0, 10), new Bounds(0, 1), new Bounds(1, 7), new Bounds(-1000, 1000)],
        [typeof(DayWindow)] = [new DayWindow(0, 0), new DayWindow(-1, 1), new DayWindow(0, 3), new DayWindow(-3, 0), new DayWindow(-7, 7)],
        [typeof(ClockTime)] = [Clock(18), Clock(6), Clock(0), Clock(12), Clock(20), Clock(22), Clock(23), Clock(9), new ClockTime(new LocalTime(3, 0), 1)],
        [typeof(EndpointWindow)] = [new EndpointWindow(WindowKind.Whole), new EndpointWindow(WindowKind.Visit), new EndpointWindow(WindowKind.Last, 7), new EndpointWindow(WindowKind.First, 7), new EndpointWindow(WindowKind.Last, 1)],
        [typeof(Condition)] = [new Condition.Is(true), new Condition.Is(false), new Condition.Compares(Comparison.AtLeast, 18), new Condition.Compares(Comparison.AtMost, 0), new Condition.Compares(Comparison.Equal, 1), new Condition.Dilutes(Comparison.AtMost, 80)],
    };

    /// <summary>Of each place how often it is changed, and how many things may stand there.</summary>
    private readonly Dictionary<(Span At, string What), (int Stride, int Count)> places = [];

    private int fresh;

    /// <summary>Which of the worlds this is, from 0.</summary>
    public int World { get; private set; }

    /// <summary>How many worlds there are: the product of what may stand in each place that is known so far.</summary>
    public int Worlds { get; private set; } = 1;

    /// <summary>Goes on to the next world; false when there is none.</summary>
    public bool Next()
    {
        fresh = 0;
        // What was made up is another word in the second world: what names it falls out.
        return ++World < Math.Max(2, Worlds);
    }

    /// <summary>A value for <paramref name="key"/>; null where there is no list to try.</summary>
    public object? Of(KeyShape key, Span at)
    {
        if (RecordShape.Is(key.Element))
            return null;
        // What one record calls a code another one may have to call the same.
        if (key.Element == typeof(string))
            return Texts.FormOf(key) switch
            {
                TextForm.Words or TextForm.Slug => Fresh(),
                TextForm.Zone => "Etc/UTC",
                _ => null,
            };
        object[] values = key.Element.IsEnum ? [.. Enum.GetValues(key.Element).Cast<object>()]
            : key.Element == typeof(int) ? [.. Numbers.Where(number => number == decimal.Truncate(number) && IsAllowed(key, number)).Select(number => (object)(int)number)]
            : key.Element == typeof(decimal) ? [.. Numbers.Where(number => IsAllowed(key, number)).Select(number => (object)number)]
            : Notations.GetValueOrDefault(key.Element) ?? [];
        return values.Length == 0 ? null : values[Choose(at, key.Name, values.Length)];
    }

    /// <summary>A name that nothing else bears: no author may write one like it.</summary>
    public string Fresh() => $"?{World}.{++fresh}";

    /// <summary>One of <paramref name="names"/> that <paramref name="put"/> takes; false when it takes none.</summary>
    /// <param name="names">The names.</param>
    /// <param name="at">Where one of them should stand.</param>
    /// <param name="use">The number of the use: several names may be missing in one place.</param>
    /// <param name="put">Puts a name there.</param>
    public bool Pick(IReadOnlyList<string> names, Span at, int use, Func<string, bool> put)
    {
        if (names.Count == 0)
            return false;
        var first = Choose(at, $"name {use}", names.Count);
        return Enumerable.Range(first, names.Count).Any(number => put(names[number % names.Count]));
    }

    /// <summary>Which of <paramref name="count"/> things stands in that place in this world.</summary>
    /// <param name="at">Where.</param>
    /// <param name="what">What is chosen there: several things may be missing in one place.</param>
    /// <param name="count">From how many, at least 1.</param>
    public int Choose(Span at, string what, int count)
    {
        if (!places.TryGetValue((at, what), out var place))
        {
            places[(at, what)] = place = (Worlds, count);
            Worlds = (int)Math.Min(int.MaxValue, (long)Worlds * count);
        }
        return World / place.Stride % place.Count % count;
    }

    private static bool IsAllowed(KeyShape key, decimal number) => (double)number >= key.Key.Least && (double)number <= key.Key.Most;

    private static ClockTime Clock(int hour) => new(new LocalTime(hour, 0), 0);
}
