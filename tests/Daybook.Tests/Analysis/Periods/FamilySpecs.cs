using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis.Periods;

public class FamilySpecs
{
    private static AnalysisResult Test(string id, double? p) => new()
    {
        Id = id, Rank = "secondary", Endpoint = "e", EndpointTitle = "E", Method = "predictor", MethodInWords = "Correlation", Active = "drug", Control = "placebo",
        Confidence = 0.95, N = 10, P = p, NotComputed = p is null ? "Too few." : null,
    };

    private static FamilyResult Judge(params double?[] p)
    {
        var tests = p.Select((value, i) => Test($"t{i + 1}", value)).ToList();
        var family = new TestFamily { Id = "f", Title = "F", Tests = [.. tests.Select(t => t.Id)], Rules = [FamilyRule.NarumCut, FamilyRule.StepUpBy, FamilyRule.StepUpBh, FamilyRule.Holm, FamilyRule.Hochberg] };
        return FamilyResult.Of(family, tests);
    }

    [Fact]
    public void every_rule_judges_the_same_tests_and_they_need_not_agree()
    {
        var family = Judge(0.001, 0.02, 0.03, 0.04);
        var kept = family.Judgements.ToDictionary(j => j.Rule, j => j.Kept);
        Assert.Equal(0.05 / (25 / 12.0), family.Judgements[0].CutOff!.Value, 1e-12);
        Assert.Equal(["t1", "t2"], kept[FamilyRule.NarumCut]);
        Assert.Equal(["t1"], kept[FamilyRule.StepUpBy]);
        Assert.Equal(["t1", "t2", "t3", "t4"], kept[FamilyRule.StepUpBh]);
        Assert.Equal(["t1"], kept[FamilyRule.Holm]);
        Assert.Equal(["t1", "t2", "t3", "t4"], kept[FamilyRule.Hochberg]);
        Assert.Equal([0.004, 0.04, 0.04, 0.04], family.Judgements.Single(j => j.Rule == FamilyRule.StepUpBh).Adjusted!.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void a_test_that_could_not_be_computed_keeps_its_place_in_the_size_of_the_family()
    {
        var family = Judge(0.001, 0.02, null, 0.04);
        Assert.Equal(["t3"], family.Missing);
        Assert.Equal(["t1", "t2", "t4"], family.Tests.Select(t => t.Analysis));
        Assert.Equal(0.05 / (25 / 12.0), family.Judgements[0].CutOff!.Value, 1e-12);
        Assert.Equal([0.004, 0.04, 0.16 / 3], family.Judgements.Single(j => j.Rule == FamilyRule.StepUpBh).Adjusted!, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void the_json_of_families_is_as_it_was_accepted()
    {
        var run = AnalysisRun.Of(Datasets.Of([])) with { Analyses = [], Families = [Judge(0.001, 0.02, null, 0.04)] };
        Golden.Equals("families.json", ResultsJson.Of(run, new Provenance(Purpose.Synthetic, false, new string('1', 64), 12, new string('2', 64), "0.1.0", 7)));
    }

    [Fact]
    public void exactly_at_the_cut_is_kept() => Assert.Equal(["t1"], Judge(0.05 / 1.5, 0.9).Judgements[0].Kept);

    [Fact]
    public void a_family_of_which_nothing_could_be_computed_has_no_judgement()
    {
        var family = Judge(null, null);
        Assert.Empty(family.Judgements);
        Assert.Equal(["t1", "t2"], family.Missing);
    }
}
