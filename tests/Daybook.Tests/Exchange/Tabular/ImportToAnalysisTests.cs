using Daybook.Analysis;
using Daybook.Exchange;
using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;
using Dataset = Daybook.Analysis.Dataset;

namespace Daybook.Tests.Exchange;

/// <summary>A published crossover, from its file through the decisions, the observations and the analysis, against R.</summary>
public class ImportToAnalysisTests
{
    [Theory, InlineData("angina"), InlineData("asthma"), InlineData("asthma-2"), InlineData("copd"), InlineData("raynaud")]
    public void the_analysis_of_an_imported_crossover_is_that_of_R(string map)
    {
        var (run, oracle) = (Analyse(map), TextbookCrossoverTests.Oracle(map));
        var primary = run.Primary!;

        Assert.True(run.Dataset.Imported);
        Assert.Equal(oracle["pairs"]!.GetValue<int>(), primary.N);
        foreach (var (name, of) in new[] { ("difference", "difference"), ("standard-error", "se"), ("low", "lower"), ("high", "upper"), ("p", "p") })
            Near(oracle[of]!.GetValue<double>(), primary[name]);
    }

    [Theory, InlineData("claudication"), InlineData("dysmenorrhea"), InlineData("eia")]
    public void a_crossover_of_more_periods_comes_through_too(string map)
    {
        var run = Analyse(map);

        Assert.NotEmpty(run.Analyses);
        Assert.All(run.Analyses, analysis => Assert.True(analysis.NotComputed is null, $"{analysis.Id}: {analysis.NotComputed}"));
    }

    private static AnalysisRun Analyse(string map)
    {
        var imported = TextbookCrossoverTests.Read(map);
        var study = new MemoryStudy(imported.ProtocolYaml, imported.Allocation, Purpose.Real);
        var at = Instant.FromUtc(2026, 1, 2, 0, 0);
        study.Do(new SealAllocation(new string('a', 64), [new StratumPlaces(TabularImport.Stratum, imported.Command.Participants.Count)], []), Cast.Phil, "seal", at);
        study.Do(imported.Command, Cast.Adam, "import", at);
        Assert.Empty(study.Refusals);
        return AnalysisRun.Of(Dataset.At(study.Protocol, study.State, study.Observations, study.List));
    }

    private static void Near(double expected, double actual) => Assert.Equal(expected, actual, Math.Abs(expected) * 1e-8);
}
