using Daybook.Analysis;
using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Analysis;

/// <summary>A simulated trial carries out the plan: questions that are not asked, the set whose values are analysed, the days that an estimand leaves out.</summary>
public class SimulatedPlanSpecs(ITestOutputHelper output)
{
    private const string Fixtures = "tests/Daybook.Tests/Trial/Protocol/fixtures";

    private static readonly Protocol Pilot = ProtocolReader.Read(Bundled.Pilot, "pilot").Protocol!;

    private static readonly Truth PilotTruth = MemoryStudy.Truth("ldn-fibromyalgia-2009", Pilot);

    [Fact]
    public void fewer_days_on_which_the_question_is_asked_are_a_lower_mean_of_what_it_counts()
    {
        var found = Of("skip-logic", "main", 40, """
            measures:
              - { id: attack, mean: 0.8, effects: [{ treatment: ldn, change: -0.4 }] }
              - { id: strength, mean: 5 }
            """);

        // Strength is always 5 where it is asked, so four days in ten less are two points less.
        Assert.InRange(found.MeanPotential, -2.1, -1.9);
        AssertUnbiased(found);
    }

    [Fact]
    public void a_period_model_reads_what_an_item_counts_when_it_is_not_asked()
    {
        var severity = Pilot.Diary!.Items[0];
        var asked = Pilot with { Diary = Pilot.Diary with { Items = [new Item { Id = "attack", Ask = "An attack?", Kind = ItemKind.YesNo }, severity with { When = new Branch { Item = "attack", Is = new Condition.Is(true), Otherwise = 0 } }] } };
        var truth = PilotTruth with { Diary = null, Measures = [.. PilotTruth.Measures, new MeasureTruth { Id = "attack", Mean = 0.25m }] };
        var window = new EndpointWindow(WindowKind.Last, 14);

        var plain = new Replicates(Pilot, truth, 40).Diary(1, severity, window);
        var values = new Replicates(asked, truth, 40).Diary(1, asked.Diary.Items[1], window);
        Assert.Equal(plain.Count, values.Count);
        Assert.All(values.Zip(plain), pair => Assert.Contains(pair.First.Value, new[] { 0, pair.Second.Value }));
        Assert.InRange(values.Zip(plain).Count(pair => pair.First.Value != pair.Second.Value), 0.7 * plain.Count, 0.8 * plain.Count);
    }

    [Fact]
    public void a_set_that_nobody_is_in_leaves_nothing_to_analyse()
    {
        const string Takers = """
            measures:
              - { id: pain, mean: 50, between: 10, within: 8 }
              - { id: capsule, mean: TAKEN }
              - { id: rescue, mean: 0.1 }
            """;

        Assert.Equal(20, Of("estimands", "efficacy", 20, Takers.Replace("TAKEN", "0.95", StringComparison.Ordinal)).Fitted);
        Assert.Contains("0 of 20", Assert.Throws<ArgumentException>(() => Of("estimands", "efficacy", 20, Takers.Replace("TAKEN", "0.5", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
        // Everybody allocated: the other analysis asks nothing of anybody.
        Assert.Equal(20, Of("estimands", "main", 20, Takers.Replace("TAKEN", "0.5", StringComparison.Ordinal)).Fitted);
    }

    [Fact]
    public void an_effect_that_comes_slowly_is_less_of_one_while_on_treatment()
    {
        const string Slowly = """
            measures:
              - { id: pain, mean: 50, between: 5, within: 5, half-life: 7, effects: [{ treatment: ldn, change: -20 }] }
              - { id: capsule, mean: 0.98 }
              - { id: rescue, mean: 0.05 }
            """;
        var whole = Of("estimands", "efficacy", 60, Slowly, protocol => Whole(protocol, EventStrategy.TreatmentPolicy));
        var without = Of("estimands", "efficacy", 60, Slowly, protocol => Whole(protocol, EventStrategy.Hypothetical));
        var until = Of("estimands", "efficacy", 60, Slowly, protocol => Whole(protocol, EventStrategy.WhileOnTreatment));

        Assert.Equal(whole.MeanPotential, without.MeanPotential, 1e-9);
        Assert.NotEqual(whole.MeanEstimate, without.MeanEstimate);
        Assert.True(until.MeanPotential > whole.MeanPotential + 1, $"{until} {whole}");
        Assert.All([whole, without, until], AssertUnbiased);
    }

    [Fact]
    public void a_period_model_of_a_set_is_of_those_in_it()
    {
        var set = new AnalysisSet { Id = "writers", Title = "Those who wrote", Diary = 0.9m };
        var protocol = Pilot with { AnalysisSets = [set] };
        var main = Pilot.Analyses.Single(plan => plan.Id == "main") with { Set = "writers" };
        ulong[] seeds = [.. Enumerable.Range(1, 25).Select(seed => (ulong)seed)];
        var truth = PilotTruth with { Diary = new DiaryTruth { Missed = 0.1m } };

        var writers = OperatingCharacteristics.Of(protocol, truth, 12, main, seeds);
        AssertUnbiased(writers);
        Assert.NotEqual(writers.MeanPotential, OperatingCharacteristics.Of(protocol with { AnalysisSets = [set with { Diary = 0.01m }] }, truth, 12, main, seeds).MeanPotential);
    }

    [Fact]
    public void a_period_model_of_visits_is_simulated_too()
    {
        ulong[] seeds = [.. Enumerable.Range(1, 25).Select(seed => (ulong)seed)];
        var found = OperatingCharacteristics.Of(Pilot, PilotTruth, 10, Pilot.Analyses.Single(plan => plan.Id == "model-fiq"), seeds);

        Assert.Equal(25, found.Fitted);
        AssertUnbiased(found);
    }

    [Fact]
    public void what_a_simulated_trial_cannot_show_of_a_set_is_said()
    {
        var protocol = ProtocolReader.Read(Bundled.ReadAt($"{Fixtures}/estimands.yaml"), "estimands").Protocol!;

        Assert.Contains("Those who took, wrote and came", OperatingCharacteristics.Unlived(protocol, protocol.Analyses[1]), StringComparison.Ordinal);
        Assert.Null(OperatingCharacteristics.Unlived(protocol, protocol.Analyses[0]));
    }

    private void AssertUnbiased(OperatingCharacteristics found)
    {
        output.WriteLine(found.ToString());
        Assert.InRange(found.Bias, -5 * found.BiasError - 1e-9, 5 * found.BiasError + 1e-9);
    }

    private static Protocol Whole(Protocol protocol, EventStrategy strategy) => protocol with
    {
        Endpoints = [protocol.Endpoints[0] with { Window = new EndpointWindow(WindowKind.Whole), AtLeast = 1 }],
        Estimands = [.. protocol.Estimands.Select(estimand => estimand with { Population = "full", Events = [.. estimand.Events.Select(happening => happening with { Strategy = strategy })] })],
    };

    private static OperatingCharacteristics Of(string fixture, string analysis, int runs, string measures, Func<Protocol, Protocol>? changed = null)
    {
        var protocol = ProtocolReader.Read(Bundled.ReadAt($"{Fixtures}/{fixture}.yaml"), fixture).Protocol!;
        var truth = TruthReader.Read($"truth: {fixture}\nscreening: {{ fail: 0, per-week: 21 }}\n{measures.ReplaceLineEndings("\n")}\ndiary: {{ late: 0, missed: 0.02, outside: 0, offline: 0 }}\n", "truth.yaml", protocol with { Forms = [], Scores = [], Diary = protocol.Diary! with { Items = [.. protocol.Diary.Items.Where(item => measures.Contains($"id: {item.Id},", StringComparison.Ordinal))] } });
        Assert.Equal("", ProblemText.Render(truth.Problems));
        var lived = changed?.Invoke(protocol) ?? protocol;
        return OperatingCharacteristics.Of(lived, truth.Truth!, 40, lived.Analyses.Single(plan => plan.Id == analysis), [.. Enumerable.Range(1, runs).Select(seed => (ulong)seed)]);
    }
}
