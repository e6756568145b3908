using System.Text.Json.Nodes;
using Daybook.Statistics;

namespace Daybook.Cli.Fit;

/// <summary>Builds trees of results and reads trees of inputs, with the format's spelling of numbers JSON lacks.</summary>
internal static class Tree
{
    /// <summary>An object of the given entries; an entry whose value is null is left out.</summary>
    public static JsonObject Of(params IEnumerable<(string Name, object? Value)> entries)
    {
        var tree = new JsonObject();
        foreach ((string name, object? value) in entries)
        {
            if (value is not null)
            {
                tree[name] = Node(value);
            }
        }
        return tree;
    }

    /// <summary>A number, or the format's null for a value that does not exist (R's NA).</summary>
    public static object OrMissing(double value) => double.IsNaN(value) ? Missing : value;

    public static JsonNode Number(double value) =>
        double.IsNaN(value) ? JsonValue.Create("NaN")
        : double.IsInfinity(value) ? JsonValue.Create(value > 0 ? "Inf" : "-Inf")
        : JsonValue.Create(value);

    public static JsonArray Array(IEnumerable<double> values) => new([.. values.Select(Number)]);

    public static double ToNumber(this JsonNode? node) => node switch
    {
        null => double.NaN,
        JsonValue value when value.TryGetValue(out string? text) => text switch
        {
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            "NaN" or "NA" => double.NaN,
            _ => throw new InvalidCaseException($"'{text}' stands where a number is needed."),
        },
        JsonValue value when value.TryGetValue(out bool truth) => truth ? 1 : 0,
        JsonValue value => value.GetValue<double>(),
        _ => throw new InvalidCaseException($"{node.GetPath()} is not a number."),
    };

    public static int ToCount(this JsonNode? node)
    {
        double number = node.ToNumber();
        return number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
            ? (int)number
            : throw new InvalidCaseException($"{node?.GetPath()} is not a whole number.");
    }

    /// <summary>The numbers of an array; a lone number is an array of one.</summary>
    public static double[] ToNumbers(this JsonNode? node) =>
        node is JsonArray array ? [.. array.Select(ToNumber)] : node is null ? [] : [node.ToNumber()];

    public static string[] ToTexts(this JsonNode? node) =>
        node is JsonArray array ? [.. array.Select(item => (string)item!)] : node is null ? [] : [(string)node!];

    private static readonly object Missing = new();

    private static JsonNode? Node(object value) => value switch
    {
        _ when ReferenceEquals(value, Missing) => null,
        JsonNode node => node,
        double number => Number(number),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        bool truth => JsonValue.Create(truth),
        string text => JsonValue.Create(text),
        Interval interval => Of(("lower", interval.Lower), ("upper", interval.Upper)),
        IEnumerable<double> numbers => Array(numbers),
        IEnumerable<bool> truths => new JsonArray([.. truths.Select(t => (JsonNode)JsonValue.Create(t))]),
        IEnumerable<(string, object?)> entries => Of(entries),
        _ => throw new ArgumentException($"A result cannot be a {value.GetType()}.", nameof(value)),
    };
}
