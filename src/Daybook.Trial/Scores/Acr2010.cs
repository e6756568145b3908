namespace Daybook.Trial;

/// <summary>
/// The preliminary criteria of the American College of Rheumatology, 2010, and their self-report form of 2011: (WPI at least 7 and SSS at least 5) or
/// (WPI 3-6 and SSS at least 9), for three months, and no other disorder explains the pain.
/// </summary>
/// <remarks>Wolfe et al., Arthritis Care Res 62:600 (2010); J Rheumatol 38:1113 (2011).</remarks>
public static class Acr2010
{
    private const int LowestIndex = 3;
    private const int Regions = 19;
    private static readonly (int, decimal, decimal, bool) ThreeMonthsAndOtherDisorder = (2, 0, 1, true);

    // Items: 19 regions, 4 grades, similar for three months, another disorder explains it.
    internal static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((Regions, 0, 1, true), (4, 0, SymptomSeverity.Highest, true), ThreeMonthsAndOtherDisorder),
        new Bounds(0, 1),
        PainAndSymptoms.WhenMissing,
        answers => From(answers, SymptomsGraded.From([.. answers.Skip(Regions)])));

    // Items: 19 regions, 3 grades, 3 symptoms, similar for three months, another disorder explains it.
    internal static ScoringRule RuleOf2011 { get; } = new(
        ScoringRule.Numbered((Regions, 0, 1, true), (3, 0, SymptomSeverity.Highest, true), (3, 0, 1, true), ThreeMonthsAndOtherDisorder),
        new Bounds(0, 1),
        PainAndSymptoms.WhenMissing,
        answers => From(answers, SymptomsCounted.From([.. answers.Skip(Regions)])));

    /// <summary>The verdict. A graded scale makes it that of 2010, a counted one that of 2011; the rule is the same.</summary>
    /// <param name="pain">The 19 regions.</param>
    /// <param name="symptoms">Either form of the symptom severity scale.</param>
    /// <param name="threeMonths">Whether the symptoms were there at a similar level for at least three months.</param>
    /// <param name="otherDisorder">Whether another disorder would otherwise explain the pain.</param>
    public static CriteriaVerdict Judge(WidespreadPain pain, SymptomSeverity symptoms, bool? threeMonths, bool? otherDisorder)
    {
        ArgumentNullException.ThrowIfNull(pain);
        ArgumentNullException.ThrowIfNull(symptoms);
        return CriteriaVerdict.Of(
            PainAndSymptoms.Severe(pain.Index, symptoms.Score, LowestIndex),
            PainAndSymptoms.Lasting(threeMonths),
            (!otherDisorder, otherDisorder switch
            {
                true => "another disorder explains the pain",
                false => "no other disorder explains the pain",
                null => "whether another disorder explains the pain",
            }));
    }

    private static ScoreValue From(IReadOnlyList<decimal?> answers, SymptomSeverity symptoms) =>
        Judge(WidespreadPain.From(answers.Take(Regions)), symptoms, YesNo.Of(answers[^2]), YesNo.Of(answers[^1])).AsScore();
}
