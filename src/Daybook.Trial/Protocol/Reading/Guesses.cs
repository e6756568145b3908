using NodaTime;

namespace Daybook.Trial;

/// <summary>What may stand in the place of a value that nobody can read: in each world something else. What is wrong in every world is wrong whatever was meant.</summary>
/// <param name="world">Which of the worlds this is, from 0.</param>
internal sealed class Guesses(int world)
{
    /// <summary>How many worlds there are at least, so that every number is tried, and at most.</summary>
    public const int Fewest = 16, Most = 64;

    private static readonly decimal[] Numbers = [1, 2, 7, 14, 0, 3, 5, 10, 50, 100, 365, 100_000, 0.5m, 0.05m, 0.8m, -1];

    private static readonly Dictionary<Type, object[]> Notations = new()
    {
        [typeof(bool)] = [true, false],
        [typeof(Bounds)] = [new Bounds(0, 100), new Bounds(0, 10), new Bounds(0, 1), new Bounds(1, 7), new Bounds(-1000, 1000)],
        [typeof(DayWindow)] = [new DayWindow(0, 0), new DayWindow(-1, 1), new DayWindow(0, 3), new DayWindow(-3, 0), new DayWindow(-7, 7)],
        [typeof(ClockTime)] = [Clock(18), Clock(6), Clock(0), Clock(12), Clock(20), Clock(22), Clock(23), Clock(9), new ClockTime(new LocalTime(3, 0), 1)],
        [typeof(EndpointWindow)] = [new EndpointWindow(WindowKind.Whole), new EndpointWindow(WindowKind.Visit), new EndpointWindow(WindowKind.Last, 7), new EndpointWindow(WindowKind.First, 7), new EndpointWindow(WindowKind.Last, 1)],
        [typeof(Condition)] = [new Condition.Is(true), new Condition.Is(false), new Condition.Compares(Comparison.AtLeast, 18), new Condition.Compares(Comparison.AtMost, 0), new Condition.Compares(Comparison.Equal, 1), new Condition.Dilutes(Comparison.AtMost, 80)],
    };

    private int guessed;

    /// <summary>How many worlds try everything that may stand in some place.</summary>
    public int Wanted { get; private set; } = Fewest;

    /// <summary>Whether what bears the name of something else is left out in this world, or bears another name.</summary>
    public bool LeavesOut => world % 2 == 1;

    /// <summary>A value for <paramref name="key"/>; null where there is no list to try.</summary>
    public object? Of(KeyShape key)
    {
        guessed++;
        if (RecordShape.Is(key.Element))
            return null;
        if (key.Element == typeof(string))
            return Text(key);
        var values = key.Element.IsEnum ? [.. Enum.GetValues(key.Element).Cast<object>()]
            : key.Element == typeof(int) ? [.. Numbers.Where(number => number == decimal.Truncate(number) && IsAllowed(key, number)).Select(number => (object)(int)number)]
            : key.Element == typeof(decimal) ? [.. Numbers.Where(number => IsAllowed(key, number)).Select(number => (object)number)]
            : Notations.GetValueOrDefault(key.Element) ?? [];
        if (values.Length == 0)
            return null;
        Want(values.Length);
        return values[(world + guessed) % values.Length];
    }

    /// <summary>A name that nothing else bears.</summary>
    public string Fresh() => $"zq{world}-{++guessed}";

    /// <summary>One of <paramref name="names"/> that <paramref name="put"/> takes; false when it takes none.</summary>
    public bool Pick(IReadOnlyList<string> names, Func<string, bool> put)
    {
        guessed++;
        Want(names.Count);
        return Enumerable.Range(world + guessed, names.Count).Any(number => put(names[number % names.Count]));
    }

    private void Want(int values) => Wanted = Math.Min(Most, Math.Max(Wanted, values));

    private string Text(KeyShape key) => Texts.FormOf(key) switch
    {
        TextForm.Zone => world % 2 == 0 ? "Etc/UTC" : "Europe/Madrid",
        TextForm.Language => world % 2 == 0 ? "en" : "mi",
        _ => Fresh(),
    };

    private static bool IsAllowed(KeyShape key, decimal number) => (double)number >= key.Key.Least && (double)number <= key.Key.Most;

    private static ClockTime Clock(int hour) => new(new LocalTime(hour, 0), 0);
}
