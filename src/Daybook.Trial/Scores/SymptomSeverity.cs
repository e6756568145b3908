namespace Daybook.Trial;

/// <summary>
/// The symptom severity scale, 0 to 12: fatigue, waking unrefreshed and cognitive symptoms over the past week, each graded 0 to 3, and up to 3 for
/// somatic symptoms. The two forms differ in how those 3 are found.
/// </summary>
/// <remarks>Wolfe et al., Arthritis Care Res 62:600 (2010); J Rheumatol 38:1113 (2011); Semin Arthritis Rheum 46:319 (2016).</remarks>
public abstract record SymptomSeverity(int? Fatigue, int? Unrefreshed, int? Cognitive)
{
    internal const int Highest = 3;

    internal const string NoRule = "No source gives a rule. Daybook's default: every item must be answered.";

    internal abstract PossibleCount Somatic { get; }

    internal PossibleCount Score =>
        PossibleCount.Of(Fatigue, Highest) + PossibleCount.Of(Unrefreshed, Highest) + PossibleCount.Of(Cognitive, Highest) + Somatic;
}

/// <summary>The form of 2010: a clinician grades all somatic symptoms together, 0 (none) to 3 (a great deal).</summary>
public sealed record SymptomsGraded(int? Fatigue, int? Unrefreshed, int? Cognitive, int? SomaticGrade) : SymptomSeverity(Fatigue, Unrefreshed, Cognitive)
{
    internal static ScoringRule Rule { get; } = new(ScoringRule.Numbered((4, 0, Highest, true)), new Bounds(0, 12), NoRule, ScoringRule.CompleteSum);

    internal override PossibleCount Somatic => PossibleCount.Of(SomaticGrade, Highest);

    internal static SymptomsGraded From(IReadOnlyList<decimal?> answers) =>
        new((int?)answers[0], (int?)answers[1], (int?)answers[2], (int?)answers[3]);
}

/// <summary>The form of 2011 and 2016: one point each for headache, pain or cramps in the lower abdomen, and depression within six months.</summary>
public sealed record SymptomsCounted(int? Fatigue, int? Unrefreshed, int? Cognitive, bool? Headache, bool? Cramps, bool? Depression)
    : SymptomSeverity(Fatigue, Unrefreshed, Cognitive)
{
    internal static ScoringRule Rule { get; } =
        new(ScoringRule.Numbered((3, 0, Highest, true), (3, 0, 1, true)), new Bounds(0, 12), NoRule, ScoringRule.CompleteSum);

    internal override PossibleCount Somatic => PossibleCount.Of([Headache, Cramps, Depression]);

    internal static SymptomsCounted From(IReadOnlyList<decimal?> answers) => new(
        (int?)answers[0], (int?)answers[1], (int?)answers[2], YesNo.Of(answers[3]), YesNo.Of(answers[4]), YesNo.Of(answers[5]));
}
