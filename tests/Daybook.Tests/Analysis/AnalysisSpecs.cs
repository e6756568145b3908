using System.Text.Json;
using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

public class AnalysisSpecs
{
    [Fact]
    public void formoterol_and_salbutamol_differ_by_46_6_with_a_standard_error_of_10_8_as_senn_found()
    {
        var run = AnalysisRun.Of(Datasets.Of(Datasets.Asthma().Select(v => (v.Participant, v.Sequence, v.Period, (double?)v.Value))));
        var main = run.Primary!;
        Assert.Equal(13, main.N);
        Assert.Equal(46.6, Math.Round(main["difference"], 1));
        Assert.Equal(10.8, Math.Round(main["standard-error"], 1));
        Assert.Equal(11, main["df"]);
        Assert.Equal(46.607142857142854, main["difference"], 1e-10);
        // The same participants, complete and balanced within themselves: the mixed model estimates the same difference.
        var mixed = run.Analyses.Single(a => a.Id == "mixed");
        Assert.Equal(main["difference"], mixed["difference"], 1e-6);
        Assert.Equal(main["standard-error"], mixed["standard-error"], 1e-5);
        Assert.Equal(11, mixed["df"], 1e-4);
        Assert.Equal(45.384615384615387, run.Analyses.Single(a => a.Id == "paired")["difference"], 1e-10);
    }

    [Fact]
    public void an_analysis_that_cannot_be_done_says_why_in_one_sentence_and_gives_no_number()
    {
        var run = AnalysisRun.Of(Datasets.Of([("a", "FS", 1, 5.0), ("a", "FS", 2, 4.0), ("b", "SF", 1, null), ("b", "SF", 2, 3.0)]));
        Assert.All(run.Analyses.Where(a => a.Id != "mixed"), a =>
        {
            Assert.NotNull(a.NotComputed);
            Assert.EndsWith(".", a.NotComputed, StringComparison.Ordinal);
            Assert.Empty(a.Numbers);
            Assert.Null(a.Effect);
        });
        var nobody = AnalysisRun.Of(Datasets.Of([]));
        Assert.All(nobody.Analyses, a => Assert.NotNull(a.NotComputed));
        var constant = AnalysisRun.Of(Datasets.Of(from p in new[] { ("a", "FS"), ("b", "FS"), ("c", "SF") } from k in new[] { 1, 2 } select (p.Item1, p.Item2, k, (double?)7)));
        Assert.All(constant.Analyses, a => Assert.DoesNotContain(a.Numbers, number => !double.IsFinite(number.Value)));
        Assert.NotNull(constant.Primary!.NotComputed);
    }

    [Fact]
    public void what_is_not_in_the_plan_is_called_post_hoc()
    {
        var asked = Datasets.Protocol.Analyses[1] with { Id = "again" };
        var run = AnalysisRun.Of(Datasets.Of([]), [asked]);
        Assert.Equal(["primary", "sensitivity", "sensitivity", "post hoc"], run.Analyses.Select(a => a.Rank));
    }

    [Theory]
    [InlineData(2, 8, 1, 17)]
    [InlineData(0, 6, 0, 4)]
    [InlineData(36, 12, 2, 0)]
    [InlineData(5, 4, 4, 5)]
    [InlineData(20, 12, 2, 16)]
    public void paired_responders_agree_with_the_reference_numbers(int both, int onlyFirst, int onlySecond, int neither)
    {
        using var reference = JsonDocument.Parse(File.ReadAllText(Fixtures.At("reference", "public", "exact-03-paired-binary.json")));
        var expected = reference.RootElement.GetProperty("results").GetProperty($"{both}_{onlyFirst}_{onlySecond}_{neither}");
        var table = new PairedCounts(both, onlyFirst, onlySecond, neither);
        var interval = table.Newcombe(0.95);
        Assert.Equal(expected.GetProperty("mcnemar_exact_p").GetDouble(), table.McNemarExact, 1e-12);
        Assert.Equal(expected.GetProperty("rd").GetDouble(), interval.Estimate, 1e-12);
        Assert.Equal(expected.GetProperty("rd_newcombe_paired10").GetProperty("lower").GetDouble(), interval.Low, 1e-9);
        Assert.Equal(expected.GetProperty("rd_newcombe_paired10").GetProperty("upper").GetDouble(), interval.High, 1e-9);
    }

    [Fact]
    public void a_missing_value_is_no_response()
    {
        var protocol = Datasets.Read(Datasets.Yaml
            .Replace("window: visit, estimator: mean }", "window: visit, estimator: mean, responder: { baseline: before, reduction: 30 } }", StringComparison.Ordinal)
            .Replace("method: paired-difference", "method: responders", StringComparison.Ordinal)
            .Replace("forms: [{ id: lung", "forms: [{ id: start, title: Start, items: [{ id: before, ask: Before, kind: number, unit: L/min }] }, { id: lung", StringComparison.Ordinal)
            .Replace("better: higher", "better: lower", StringComparison.Ordinal)
            .Replace("id: v0, day: 1,", "id: v0, day: 1, forms: [start],", StringComparison.Ordinal));
        var dataset = Datasets.Of([("a", "FS", 1, 70), ("a", "FS", 2, 90), ("b", "SF", 1, 50), ("b", "SF", 2, null), ("c", "FS", 1, 10), ("c", "FS", 2, 20)], protocol);
        dataset = dataset with { Rows = [.. dataset.Rows.Select(row => row with { Baseline = row.Label == "c" ? null : 100 })] };
        var responders = AnalysisRun.Of(dataset).Analyses.Single(a => a.Method == "responders");
        Assert.Equal(3, responders.N);
        Assert.Equal(1, responders["responders-active"]);
        Assert.Equal(1, responders["responders-control"]);
        Assert.Equal(1, responders["neither"]);
    }
}
