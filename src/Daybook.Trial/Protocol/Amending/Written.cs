using System.Collections;
using System.Globalization;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>Writes the records of the language as the language writes them, on one line.</summary>
public static class Written
{
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The value on one line; null for nothing: an empty list, an absent record.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        string text => Text(text),
        bool yes => yes ? "true" : "false",
        Enum word => Kebab.Of(word.ToString()),
        ClockTime time => $"\"{Minutes.Format(time.Time)}{(time.PlusDays > 0 ? string.Create(CultureInfo.InvariantCulture, $"+{time.PlusDays}d") : "")}\"",
        Bounds bounds => string.Create(CultureInfo.InvariantCulture, $"[{bounds.Low}, {bounds.High}]"),
        DayWindow { Early: var early, Late: var late } when -early == late => late.ToString(CultureInfo.InvariantCulture),
        DayWindow window => string.Create(CultureInfo.InvariantCulture, $"[{window.Early}, {window.Late}]"),
        EndpointWindow { Kind: WindowKind.First or WindowKind.Last } window => string.Create(CultureInfo.InvariantCulture, $"{Kebab.Of(window.Kind.ToString())}-{window.Days}"),
        EndpointWindow window => Kebab.Of(window.Kind.ToString()),
        Condition condition => Text(condition),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable list => List(list),
        _ when RecordShape.Is(value.GetType()) => Record(value, _ => true),
        _ => value.ToString(),
    };

    /// <summary>The keys of the record that say something: those that are required or differ from what they are without being written.</summary>
    public static IEnumerable<(KeyShape Key, string Value)> Keys(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var shape = RecordShape.Of(record.GetType());
        var unwritten = Activator.CreateInstance(record.GetType());
        foreach (var key in shape.Keys)
            if (Of(key.Property.GetValue(record)) is { } value && (key.Required || value != Of(key.Property.GetValue(unwritten))))
                yield return (key, value);
    }

    /// <summary>The record on one line, with those of its keys.</summary>
    internal static string Record(object record, Func<KeyShape, bool> which) => $"{{ {string.Join(", ", Keys(record).Where(pair => which(pair.Key)).Select(pair => $"{pair.Key.Name}: {pair.Value}"))} }}";

    private static string? List(IEnumerable list)
    {
        var values = list.Cast<object?>().Select(Of).ToList();
        return values.Count == 0 ? null : $"[{string.Join(", ", values)}]";
    }

    private static string Text(Condition condition) => condition switch
    {
        Condition.Is(var yes) => yes ? "yes" : "no",
        Condition.Compares(var comparison, var bound) => string.Create(CultureInfo.InvariantCulture, $"\"{Sign(comparison)} {bound}\""),
        Condition.Dilutes(var comparison, var dilution) => string.Create(CultureInfo.InvariantCulture, $"\"{Sign(comparison)} 1:{dilution}\""),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => "<",
        Comparison.AtMost => "<=",
        Comparison.Equal => "=",
        Comparison.AtLeast => ">=",
        Comparison.Greater => ">",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // A short name stands bare; whatever else stands in double quotes, which no reader of YAML takes for anything but a text.
    private static string Text(string text) =>
        BareName.Is(text) ? text
        : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
