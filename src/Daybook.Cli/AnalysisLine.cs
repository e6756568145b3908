using System.Globalization;
using Daybook.Analysis;

namespace Daybook.Cli;

/// <summary>One analysis in one line of the terminal.</summary>
internal static class AnalysisLine
{
    public static string Of(AnalysisResult result)
    {
        if (result.NotComputed is { } why) return $"{result.Id} ({result.Rank.ToString().ToLowerInvariant()}): not computed: {why}";
        var numbers = string.Join(", ", result.Numbers.Take(4).Select(number => $"{number.Words} {Print(number.Value)}"));
        return $"{result.Id} ({result.Rank.ToString().ToLowerInvariant()}, n = {result.N}): {numbers}";
    }

    /// <summary>At most six significant digits.</summary>
    private static string Print(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
