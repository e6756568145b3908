using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Daybook.Cli.Fit;

/// <summary>
/// The scoring rule of the reference format: a number agrees when |x - ref| &lt;= abs or |x - ref| &lt;= rel |ref| under
/// the first entry of the case's tolerances whose pattern matches its path. An entry with neither, and text, are
/// information only. A number that the case has and the results lack is a disagreement.
/// </summary>
internal static class CaseComparer
{
    private sealed record Tolerance(Regex Pattern, double? Relative, double? Absolute);

    public static CaseComparison Compare(JsonNode reference, JsonArray tolerances, JsonNode computed)
    {
        Tolerance[] rules = [.. tolerances.Select(Rule)];
        var found = Leaves(computed).ToDictionary(leaf => leaf.Path, leaf => leaf.Value, StringComparer.Ordinal);
        int agreed = 0, informational = 0;
        double largest = 0;
        var failures = new List<Disagreement>();
        foreach ((string path, object? expected) in Leaves(reference))
        {
            Tolerance? rule = rules.FirstOrDefault(r => r.Pattern.IsMatch(path));
            (double? relative, double? absolute) = rule is null ? (1e-8, 1e-10) : (rule.Relative, rule.Absolute);
            if ((relative is null && absolute is null) || expected is string)
            {
                informational++;
                continue;
            }
            bool present = found.TryGetValue(path, out object? x);
            if (present && Agrees(expected, x, relative ?? 0, absolute ?? 0))
            {
                agreed++;
            }
            else
            {
                failures.Add(new Disagreement(path, Show(expected), present ? Show(x) : null));
            }
            if (expected is double e && x is double value && double.IsFinite(e) && double.IsFinite(value) && e != 0)
            {
                largest = Math.Max(largest, Math.Abs(value - e) / Math.Abs(e));
            }
        }
        return new CaseComparison(agreed, informational, largest, failures);
    }

    /// <summary>Every leaf with its path: keys and 0-based positions joined by '/'.</summary>
    internal static IEnumerable<(string Path, object? Value)> Leaves(JsonNode? node, string path = "") => node switch
    {
        JsonObject tree => tree.SelectMany(entry => Leaves(entry.Value, path.Length > 0 ? $"{path}/{entry.Key}" : entry.Key)),
        JsonArray array => array.SelectMany((item, i) => Leaves(item, string.Create(CultureInfo.InvariantCulture, $"{path}/{i}"))),
        _ => [(path, Leaf(node))],
    };

    private static bool Agrees(object? expected, object? x, double relative, double absolute)
    {
        if (expected is null || x is null)
        {
            return expected is null && x is null;
        }
        if (x is string)
        {
            return false;
        }
        double reference = AsNumber(expected), value = AsNumber(x);
        if (expected is bool || double.IsInfinity(reference))
        {
            return value == reference;
        }
        return double.IsNaN(reference) ? double.IsNaN(value)
            : Math.Abs(value - reference) <= absolute || Math.Abs(value - reference) <= relative * Math.Abs(reference);
    }

    private static double AsNumber(object leaf) => leaf is bool truth ? (truth ? 1 : 0) : (double)leaf;

    private static object? Leaf(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue(out string? text) => text switch
        {
            "NaN" => double.NaN,
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => text,
        },
        JsonValue value when value.TryGetValue(out bool truth) => truth,
        JsonValue value when value.TryGetValue(out int count) => (double)count,
        JsonValue value when value.TryGetValue(out long count) => (double)count,
        _ => node.GetValue<double>(),
    };

    private static Tolerance Rule(JsonNode? entry) => new(
        new Regex("^" + Regex.Replace(Regex.Escape((string)entry!["match"]!), @"(\\\*)+", ".*") + "$",
            RegexOptions.Singleline | RegexOptions.CultureInvariant),
        entry["rel"] is { } relative ? relative.ToNumber() : null,
        entry["abs"] is { } absolute ? absolute.ToNumber() : null);

    private static string Show(object? leaf) => leaf switch
    {
        null => "null",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        _ => $"\"{leaf}\"",
    };
}
