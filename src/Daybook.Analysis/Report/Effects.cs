namespace Daybook.Analysis;

/// <summary>Effects in the words of their scale.</summary>
internal static class Effects
{
    /// <summary>Estimate and interval on the scale of the effect; a proportion in percent.</summary>
    public static string Plain(AnalysisResult analysis, Interval effect) => analysis.Scale == EffectScale.Proportion ? Print.Percentage(effect) : Print.Plain(effect);

    /// <summary>What follows the numbers; nothing on the endpoint's own scale and for a correlation.</summary>
    public static string Unit(AnalysisResult analysis) => analysis.Scale is EffectScale.Proportion or EffectScale.PercentagePoints or EffectScale.Improvement ? " percentage points" : "";

    /// <summary>The cell of a table: with its unit and level; why it is empty where it could not be computed.</summary>
    public static string Cell(AnalysisResult analysis) => analysis.Effect is { } effect
        ? $"{Plain(analysis, effect)}{Unit(analysis)}, {Print.Number(analysis.Confidence * 100)}%"
        : analysis.NotComputed is null ? "" : "not computed";

    /// <summary>One number of an analysis; nothing where it has none of that name.</summary>
    public static string Number(AnalysisResult analysis, string name, Func<double, string> say) => Find(analysis, name) is { } value ? say(value) : "";

    public static double? Find(AnalysisResult analysis, string name) => analysis.Numbers.FirstOrDefault(number => number.Name == name)?.Value;

    /// <summary>A count of people with the exact interval of its proportion.</summary>
    public static string Share(int count, int of, double confidence = 0.95)
    {
        if (of == 0)
        {
            return "";
        }
        var interval = Statistics.Exact.Proportion.ClopperPearson(count, of, confidence);
        return $"{count} of {of}, {Print.Percent(100.0 * count / of)} ({Print.Percent(100 * interval.Lower)[..^1]} to {Print.Percent(100 * interval.Upper)[..^1]})";
    }
}
