namespace Daybook.Trial;

/// <summary>The fibromyalgia severity score (polysymptomatic distress), 0 to 31: the widespread pain index and the symptom severity scale of 2016, added.</summary>
internal static class FibromyalgiaSeverity
{
    public static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((19, 0, 1, true), (3, 0, SymptomSeverity.Highest, true), (3, 0, 1, true)),
        new Bounds(0, 31),
        SymptomSeverity.NoRule,
        ScoringRule.CompleteSum);
}
