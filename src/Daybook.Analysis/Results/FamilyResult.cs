using System.Diagnostics;
using Daybook.Statistics.Multiplicity;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>A family of tests, judged by each of its rules.</summary>
/// <param name="Family">The family.</param>
/// <param name="Tests">Its analyses with a p value, in the order of the family.</param>
/// <param name="Missing">Its analyses without one.</param>
/// <param name="Judgements">What each rule says.</param>
public sealed record FamilyResult(TestFamily Family, IReadOnlyList<FamilyMember> Tests, IReadOnlyList<string> Missing, IReadOnlyList<FamilyJudgement> Judgements)
{
    /// <summary>Judges the family. An analysis of all periods enters with the p of its omnibus test.</summary>
    internal static FamilyResult Of(TestFamily family, IReadOnlyList<AnalysisResult> analyses)
    {
        var all = family.Tests.Select(id => analyses.First(analysis => analysis.Id == id)).ToList();
        var tests = all.Where(analysis => analysis.FamilyP is not null).Select(analysis => new FamilyMember(analysis.Id, analysis.FamilyP!.Value)).ToList();
        var missing = all.Where(analysis => analysis.FamilyP is null).Select(analysis => analysis.Id).ToList();
        return new FamilyResult(family, tests, missing, tests.Count == 0 ? [] : [.. family.Rules.Select(rule => Judge(rule, (double)family.Level, family.Tests.Count, tests))]);
    }

    // The size of the family is what was planned, whether or not every analysis could be computed.
    private static FamilyJudgement Judge(FamilyRule rule, double level, int planned, List<FamilyMember> tests)
    {
        double[] p = [.. tests.Select(test => test.P), .. Enumerable.Repeat(1.0, planned - tests.Count)];
        if (rule == FamilyRule.NarumCut)
        {
            double cut = AdjustedP.NarumCutOff(planned, level);
            return new FamilyJudgement(rule, cut, null, [.. tests.Where(test => test.P <= cut).Select(test => test.Analysis)]);
        }
        double[] adjusted = rule switch
        {
            FamilyRule.StepUpBy => AdjustedP.BenjaminiYekutieli(p),
            FamilyRule.StepUpBh => AdjustedP.BenjaminiHochberg(p),
            FamilyRule.Holm => AdjustedP.Holm(p),
            FamilyRule.Hochberg => AdjustedP.Hochberg(p),
            _ => throw new UnreachableException(),
        };
        return new FamilyJudgement(rule, null, adjusted[..tests.Count], [.. tests.Where((_, i) => adjusted[i] <= level).Select(test => test.Analysis)]);
    }
}

/// <summary>An analysis of a family with the p value by which it is judged.</summary>
public sealed record FamilyMember(string Analysis, double P);

/// <summary>What one rule says of a family.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="CutOff">The one cut-off, where the rule has one.</param>
/// <param name="Adjusted">The adjusted p values in the order of the tests, where the rule has them.</param>
/// <param name="Kept">The analyses that it keeps.</param>
public sealed record FamilyJudgement(FamilyRule Rule, double? CutOff, IReadOnlyList<double>? Adjusted, IReadOnlyList<string> Kept);
