namespace Daybook.Trial;

/// <summary>
/// The criteria as revised in 2016: (WPI at least 7 and SSS at least 5) or (WPI 4-6 and SSS at least 9), pain in at least four of five parts of the
/// body, for three months. Another diagnosis does not matter, so none is asked for.
/// </summary>
/// <remarks>Wolfe et al., Semin Arthritis Rheum 46:319 (2016). Many pages on the web print 3-6, which is the rule of 2010.</remarks>
public static class Acr2016
{
    private const int LowestIndex = 4;
    private const int FewestParts = 4;
    private const int Regions = 19;

    // Items: 19 regions, 3 grades, 3 symptoms, similar for three months.
    internal static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((Regions, 0, 1, true), (3, 0, SymptomSeverity.Highest, true), (4, 0, 1, true)),
        new Bounds(0, 1),
        PainAndSymptoms.WhenMissing,
        answers => Judge(WidespreadPain.From(answers.Take(Regions)), SymptomsCounted.From([.. answers.Skip(Regions)]), YesNo.Of(answers[^1])).AsScore());

    /// <summary>The verdict.</summary>
    /// <param name="pain">The 19 regions.</param>
    /// <param name="symptoms">The counted form of the symptom severity scale.</param>
    /// <param name="threeMonths">Whether the symptoms were there at a similar level for at least three months.</param>
    public static CriteriaVerdict Judge(WidespreadPain pain, SymptomsCounted symptoms, bool? threeMonths)
    {
        ArgumentNullException.ThrowIfNull(pain);
        ArgumentNullException.ThrowIfNull(symptoms);
        var parts = pain.PartsInPain;
        return CriteriaVerdict.Of(
            PainAndSymptoms.Severe(pain.Index, symptoms.Score, LowestIndex),
            (parts.AtLeast(FewestParts), $"pain in {parts} of five parts of the body (asked for: four; jaw, chest and abdomen do not count)"),
            PainAndSymptoms.Lasting(threeMonths));
    }
}
