using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>What a plan is worth, learnt before the first participant.</summary>
public class OperatingCharacteristicsSpecs(ITestOutputHelper output)
{
    private static readonly Protocol Pilot = ProtocolReader.Read(Daybook.Tests.Trial.Bundled.Pilot, "pilot").Protocol!;

    private static readonly Truth Written = MemoryStudy.Truth("ldn-fibromyalgia-2009", Pilot);

    [Fact]
    public void the_same_seeds_give_the_same_answer_whatever_the_cores() => Assert.Equal(Of("main", Written, 30), Of("main", Written, 30));

    [Fact]
    public void a_replicate_holds_what_the_same_people_would_write_in_the_whole_trial_s_window()
    {
        var item = Pilot.Diary!.Items[0];
        var values = new Replicates(Pilot, Written with { Diary = null }, 3).Diary(1, item, new EndpointWindow(WindowKind.Last, 14));
        Assert.Equal(3 * 4 * 14, values.Count);
        Assert.Equal(Enumerable.Range(71, 14), values.Where(value => value is { Label: "r001", Period: "drug" }).Select(value => value.Day));
        Assert.All(values, value => Assert.InRange(value.Value, 0, 100));
    }

    [Fact]
    public void days_are_missed_as_often_as_the_truth_says_and_more_towards_the_end()
    {
        var values = new Replicates(Pilot, Written with { Diary = new DiaryTruth { Missed = 0, MissedAtEnd = 0.4m } }, 300).Diary(1, Pilot.Diary!.Items[0], new EndpointWindow(WindowKind.Whole));
        Assert.Equal(300, values.Count(value => value.Day == 1));
        Assert.InRange(values.Count(value => value.Day == 98), 300 * 0.52, 300 * 0.68);
    }

    [Fact]
    public void under_the_sharp_null_nobody_changes()
    {
        var replicates = new Replicates(Pilot, NullTruth.Sharp(Written) with { Measures = [.. NullTruth.Sharp(Written).Measures.Select(m => m with { Within = 0 })] }, 10);
        Assert.Equal(0, replicates.PotentialDifference(3, Pilot.Diary!.Items[0], new EndpointWindow(WindowKind.Whole), "drug", "placebo"));
    }

    [Fact]
    public void when_people_differ_in_a_response_that_is_nothing_on_average_only_the_primary_keeps_its_level()
    {
        var truth = NullTruth.Heterogeneous(Written);
        var (main, replication) = (Of("main", truth, 150), Of("model-severity", truth, 150));
        output.WriteLine($"{main}\n{replication}");
        Assert.InRange(main.RejectionInterval.Low, 0, 0.07);
        Assert.True(main.RejectionInterval.High >= 0.03);
        Assert.True(replication.RejectionInterval.Low > 0.1, "the replication's model finds what is not there");
    }

    [Fact]
    public void the_primary_estimates_what_the_same_people_could_have_shown()
    {
        var found = Of("main", Written, 150);
        output.WriteLine(found.ToString());
        Assert.Equal(150, found.Fitted);
        Assert.InRange(found.Bias, -3 * found.BiasError, 3 * found.BiasError);
        Assert.True(found.BiasError < 0.1, "the bound must be able to see a tenth of a point or so");
    }

    /// <summary>The same trials, fitted by nlme where it could (oracles/pilot-null, R 4.2.2): its t, to the tolerance at which its optimiser stops.</summary>
    [Fact]
    public void the_primary_model_gives_nlme_s_t_on_the_same_trials()
    {
        var plan = Pilot.Analyses.Single(plan => plan.Id == "main") with { DegreesOfFreedom = Daybook.Trial.DegreesOfFreedom.Satterthwaite };
        var (item, window) = OperatingCharacteristics.ItemOf(Pilot, plan);
        var replicates = new Replicates(Pilot, NullTruth.Sharp(Written), 10);
        string[] order = [.. Pilot.Periods.Select(period => period.Id)];
        var rows = File.ReadAllLines(Repository.At("oracles", "pilot-null", "first.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[1] != "NA").ToList();
        var compared = 0;
        foreach (var row in rows)
        {
            var fit = PeriodModel.Fit(plan, order, replicates.Diary(ulong.Parse(row[0], System.Globalization.CultureInfo.InvariantCulture), item, window));
            // nlme never comes to a variance of zero, so a fit at that limit is another one.
            if (fit.IsSingular)
                continue;
            var t = fit.Coefficient("perioddrug", Daybook.Statistics.MixedModels.DegreesOfFreedom.Satterthwaite).Statistic;
            Assert.InRange(t - double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), -0.01, 0.01);
            compared++;
        }
        output.WriteLine($"{compared} of {rows.Count} trials compared");
        Assert.True(compared >= 20, $"only {compared} trials were compared");
    }

    [Fact]
    public void an_analysis_of_visits_is_not_simulated_so() =>
        Assert.Throws<ArgumentException>(() => OperatingCharacteristics.ItemOf(Pilot, Pilot.Analyses.Single(plan => plan.Id == "model-fiq")));

    private static OperatingCharacteristics Of(string analysis, Truth truth, int runs) => OperatingCharacteristics.Of(
        new Replicates(Pilot, truth, 10), Pilot, Pilot.Analyses.Single(plan => plan.Id == analysis), [.. Enumerable.Range(1, runs).Select(seed => (ulong)seed)]);
}
