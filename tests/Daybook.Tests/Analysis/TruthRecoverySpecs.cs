using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>Simulation and analysis are one code path (S-4): what is put in comes out, within what chance allows at fixed seeds.</summary>
public class TruthRecoverySpecs
{
    private const int Trials = 10, People = 24;

    private static Truth With(Truth truth, decimal change) => truth with
    {
        Withdraw = 0,
        Diary = new DiaryTruth { Missed = 0.05m },
        AdverseEvents = [],
        Measures = [.. truth.Measures.Select(m => m.Id == "pain"
            ? m with { HalfLife = 0, Spread = 0, Between = 8, Effects = [new EffectTruth { Treatment = "active", Change = change }] }
            : m)],
    };

    private static IReadOnlyList<AnalysisRun> Runs(decimal change) =>
        [.. Enumerable.Range(1, Trials).Select(seed => AnalysisRun.Of(MemoryStudy.Run("minimal-crossover", (ulong)seed, People, truth => With(truth, change)).Opened()))];

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    public void the_planned_analyses_recover_the_change_that_was_put_in(int change)
    {
        var runs = Runs(change);
        foreach (string id in new[] { "main", "mixed" })
        {
            var analyses = runs.Select(run => run.Analyses.Single(a => a.Id == id)).ToList();
            double mean = analyses.Average(a => a["difference"]), error = Math.Sqrt(analyses.Average(a => a["standard-error"] * a["standard-error"]) / Trials);
            Assert.InRange(mean, change - 3 * error, change + 3 * error);
            // The bound has to be able to see an error of half the change that is tested.
            Assert.True(error < 0.6, $"{id}: {error}");
            Assert.True(analyses.Count(a => a.Effect!.Value.Low <= change && change <= a.Effect.Value.High) >= 8);
        }
    }
}
