using System.Globalization;
using Daybook.Analysis;
using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;
using Dataset = Daybook.Analysis.Dataset;

namespace Daybook.Tests.Analysis;

/// <summary>A hand in cold water for 120 seconds at most: the times against R, and a trial from the first visit to its report.</summary>
public class CensoredTimesSpecs(ITestOutputHelper output)
{
    private static readonly string Yaml = Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/capped-time.yaml");

    private const string Truth = """
        truth: capped-time
        screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
        measures: [{ id: tolerance, mean: 85, between: 25, within: 15, effects: [{ treatment: ldn, change: 30 }] }]
        """;

    [Fact]
    public void the_numbers_are_those_of_R()
    {
        var found = AnalysisRun.Of(OfTimes()).Analyses[0];
        Assert.Null(found.NotComputed);
        foreach (var (name, value) in Lines("reference.csv").Select(line => (line[0], double.Parse(line[1], CultureInfo.InvariantCulture))))
        {
            Assert.Equal(value, found[name], 1e-7 * Math.Max(1, Math.Abs(value)));
        }
        Assert.Equal((24, 7.0), (found.N, found["stopped"]));
        Assert.Contains("7 of 24 times were stopped at the cut-off", found.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void a_group_in_which_every_time_was_stopped_has_no_result()
    {
        var data = OfTimes();
        var found = AnalysisRun.Of(data with { Rows = [.. data.Rows.Select(row => row.Treatment == "ldn" ? row with { Value = 120, Censored = true } : row)] }).Analyses[0];

        Assert.Null(found.Effect);
        Assert.Contains("0 and 10 ended before it", found.NotComputed, StringComparison.Ordinal);
    }

    [Fact]
    public void groups_that_are_apart_have_a_difference_and_no_hazard_ratio()
    {
        var data = OfTimes();
        var (active, control) = (0, 0);
        var apart = data.Rows.Select(row => row.Treatment == "ldn" ? row with { Value = 80 + (3 * active++), Censored = active % 5 == 0 } : row with { Value = 20 + (3 * control++), Censored = false });
        var found = AnalysisRun.Of(data with { Rows = [.. apart] }).Analyses[0];

        Assert.Null(found.NotComputed);
        Assert.InRange(found["difference"], 50, 80);
        Assert.DoesNotContain("hazard-ratio", found.Numbers.Select(number => number.Name));
        Assert.Contains("no finite estimate", found.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void a_trial_keeps_which_times_were_stopped_and_reports_them()
    {
        var study = MemoryStudy.Run(Yaml, Truth, 7, 40);
        var dataset = study.Opened();
        var stopped = study.Observations.Where(value => value.Occasion.Key == "v2" && value.Flags.Split(' ').Contains("censored-high")).Select(value => value.Participant).ToHashSet();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.InRange(stopped.Count, 5, 30);
        Assert.All(dataset.Rows, row => Assert.Equal(stopped.Contains(row.Participant), row.Censored));
        Assert.All(dataset.Rows.Where(row => row.Censored), row => Assert.Equal(120, row.Value));
        Assert.Contains("a longer one (Tobin 1958)", Report.Of(AnalysisRun.Of(dataset), study.Provenance(7), []).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void simulated_trials_estimate_the_times_without_a_cut_off_and_a_mean_would_not()
    {
        var protocol = ProtocolReader.Read(Yaml, "capped").Protocol!;
        var found = OperatingCharacteristics.Of(protocol, TruthReader.Read(Truth, "truth", protocol).Truth!, 40, protocol.Analyses[0], [.. Enumerable.Range(1, 60).Select(seed => (ulong)seed)]);
        output.WriteLine(found.ToString());

        Assert.Equal(30, found.MeanPotential, 1.0);
        Assert.InRange(found.Bias, -4 * found.BiasError, 4 * found.BiasError);
        var plain = protocol with { Endpoints = [protocol.Endpoints[0] with { Estimator = Estimator.Mean }], Analyses = [protocol.Analyses[0] with { Method = AnalysisMethod.TwoSample }] };
        var naive = OperatingCharacteristics.Of(plain, TruthReader.Read(Truth, "truth", protocol).Truth!, 40, plain.Analyses[0], [.. Enumerable.Range(1, 60).Select(seed => (ulong)seed)]);
        Assert.True(naive.MeanEstimate < 25, $"{naive}");
    }

    private static Dataset OfTimes()
    {
        var dataset = MemoryStudy.Run(Yaml, Truth, 7, 24).Opened();
        var times = Lines("times.csv").ToList();
        return dataset with
        {
            Rows = [.. dataset.Rows.Zip(times, (row, time) => row with { Treatment = time[0], Value = double.Parse(time[1], CultureInfo.InvariantCulture), Censored = time[2] == "0" })],
        };
    }

    private static IEnumerable<string[]> Lines(string file) => File.ReadAllLines(Repository.At("oracles", "cold-pressor", file)).Skip(1).Select(line => line.Split(','));
}
