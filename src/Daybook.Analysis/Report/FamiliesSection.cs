using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Families of tests, judged by every rule of the plan side by side.</summary>
internal static class FamiliesSection
{
    public static string Of(ReportMaterial material) =>
        !material.Open ? "" : string.Concat(material.Run.Families.Select(family => One(family, material.Run)));

    private static string One(FamilyResult family, AnalysisRun run) =>
        Html.Table(
            $"{family.Family.Title}: {family.Family.Tests.Count} tests judged together at {Print.Number((double)family.Family.Level)}",
            ["Test", "p", .. family.Judgements.Select(Heading)],
            family.Tests.Select((test, i) => Row(run, family, test, i)))
        + (family.Missing.Count == 0 ? "" : Html.P($"Without a p value, and counted in the size of the family: {Words.And(family.Missing)}."))
        + (family.Judgements.Count == 0 ? "" : Html.List(family.Judgements.Select(j => $"{Name(j.Rule)}: {Kept(j, family.Tests.Count)}. {Of(j.Rule)}")));

    private static IReadOnlyList<string> Row(AnalysisRun run, FamilyResult family, FamilyMember test, int i) =>
    [
        Title(run, test.Analysis),
        Print.P(test.P),
        .. family.Judgements.Select(j => (j.Adjusted is { } adjusted ? Print.P(adjusted[i]) + ", " : "") + (j.Kept.Contains(test.Analysis) ? "kept" : "not kept")),
    ];

    private static string Title(AnalysisRun run, string id) => run.Analyses.First(a => a.Id == id) is { Scale: EffectScale.Correlation } predictor
        ? $"{predictor.MethodInWords} ({id})"
        : $"{run.Analyses.First(a => a.Id == id).EndpointTitle} ({id})";

    private static string Heading(FamilyJudgement j) => j.CutOff is { } cut ? $"{Name(j.Rule)}, p at most {Print.Number(cut)}" : $"{Name(j.Rule)}, adjusted p";

    private static string Kept(FamilyJudgement j, int tests) => $"{j.Kept.Count} of {tests} kept";

    private static string Name(FamilyRule rule) => rule switch
    {
        FamilyRule.NarumCut => "Narum's cut",
        FamilyRule.StepUpBy => "Step-up BY",
        FamilyRule.StepUpBh => "Step-up BH",
        FamilyRule.Holm => "Holm",
        FamilyRule.Hochberg => "Hochberg",
        _ => throw new UnreachableException(),
    };

    private static string Of(FamilyRule rule) => rule switch
    {
        FamilyRule.NarumCut => "One cut for every p, the level over 1 + 1/2 + ... (Narum 2006); it is not the step-up procedure whose name it bears in print.",
        FamilyRule.StepUpBy => "Benjamini and Yekutieli (2001): the share of false finds, whatever the dependence of the tests.",
        FamilyRule.StepUpBh => "Benjamini and Hochberg (1995): the share of false finds, for tests that do not oppose each other.",
        FamilyRule.Holm => "Holm (1979): the chance of any false find, whatever the dependence of the tests.",
        FamilyRule.Hochberg => "Hochberg (1988): the chance of any false find, for tests that do not oppose each other.",
        _ => throw new UnreachableException(),
    };
}
