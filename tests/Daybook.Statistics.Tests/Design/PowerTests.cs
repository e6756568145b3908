using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Design;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Random;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Design;

public class PowerTests
{
    private static readonly JsonElement Oracle = RepositoryFiles.Json("oracles/families/power.json");

    [Fact]
    public void exact_powers_are_those_that_r_adds_up()
    {
        Close(Oracle.Numbers("fisher"), [ExactPower.TwoProportions(12, 12, 0.2, 0.7, t => t.Table.FisherTwoSided), ExactPower.TwoProportions(15, 9, 0.5, 0.5, t => t.Table.FisherTwoSided), ExactPower.TwoProportions(20, 25, 0.1, 0.4, t => t.Table.FisherTwoSided)], 1e-10);
        Close(Oracle.Numbers("one"), [ExactPower.OneProportion(20, 0.5, 0.3), ExactPower.OneProportion(31, 0.6, 0.3), ExactPower.OneProportion(25, 0.3, 0.3)], 1e-10);
        Close(Oracle.Numbers("paired"), [ExactPower.Paired(31, 0.35, 0.1, p => p.McNemarMidP), ExactPower.Paired(20, 0.2, 0.2, p => p.McNemarMidP)], 1e-10);
    }

    [Fact]
    public void sizes_and_events_are_r_s()
    {
        double[] sizes =
        [
            SampleSize.Smallest(n => Power.TwoSampleT(n, 5, 10), 0.8), SampleSize.Smallest(n => Power.PairedT(n, 5, 10), 0.9), SampleSize.Smallest(n => Power.TwoSampleT(n, 1, 10), 0.8),
        ];
        Assert.Equal(Oracle.Numbers("sizes"), sizes);
        Close(Oracle.Numbers("events"), [SurvivalPower.Events(0.7, 0.8), SurvivalPower.Events(0.6, 0.9, 2.0 / 3)], 1e-12);
        Assert.Equal(Oracle.Number("seen"), SurvivalPower.EventProbability(new SurvivalDesign(0.1, 0.7, 12, 6, 0.02), active: false), 1e-10);
        Assert.Equal(0.8, SurvivalPower.OfEvents(SurvivalPower.Events(0.7, 0.8), 0.7), 1e-4);
    }

    [Fact]
    public void the_smallest_size_reaches_the_power_and_the_one_before_does_not() => Gen.Select(Gens.Number(2, 12), Gens.Number(0.5, 0.95)).Sample((difference, target) =>
    {
        int n = SampleSize.Smallest(k => Power.Crossover(k, difference, 10), target, 3);
        Assert.True(Power.Crossover(n, difference, 10) >= target);
        Assert.True(n == 3 || Power.Crossover(n - 1, difference, 10) < target);
    }, iter: 100);

    [Fact]
    public void a_size_that_lasts_has_no_tooth_below_the_power_just_after_it()
    {
        double PowerAt(int n) => ExactPower.OneProportion(n, 0.5, 0.3);
        int n = SampleSize.SmallestLasting(PowerAt, 0.8);
        Assert.All(Enumerable.Range(n, 11), k => Assert.True(PowerAt(k) >= 0.8));
        Assert.True(PowerAt(n - 1) < 0.8);
        Assert.Contains(Enumerable.Range(2, n - 2), k => PowerAt(k) >= 0.8);
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.Smallest(_ => 0.1, 0.8, 2, 50));
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleSize.SmallestLasting(_ => 0.1, 0.8, 10, 2, 50));
    }

    [Fact]
    public void the_true_size_of_fishers_test_is_at_most_its_level() => Gen.Select(Gen.Int[2, 12], Gen.Int[2, 12], Gens.Number(0.02, 0.98)).Sample((n1, n2, p) =>
        Assert.True(ExactPower.TwoProportions(n1, n2, p, p, t => t.Table.FisherTwoSided) <= 0.05 + 1e-12), iter: 40);

    [Fact]
    public void a_simulated_crossover_of_endpoints_has_the_power_of_its_closed_form()
    {
        var design = new DiaryDesign([[true, false], [false, true]], 1, 4, 10, 0, 5);
        SimulatedPower simulated = design.Power(20, 2000, CounterRandom.For(1, "crossover"));
        Assert.Equal(0, simulated.Failed);
        Assert.InRange(simulated.Power - Power.Crossover(20, 4, 5), -4 * simulated.MonteCarloError, 4 * simulated.MonteCarloError);
        SimulatedPower size = (design with { Effect = 0 }).Power(20, 2000, CounterRandom.For(2, "null"));
        Assert.True(size.Interval(0.9999).Contains(0.05), $"{size.Power}");
    }

    [Fact]
    public void a_diary_of_one_sequence_has_honest_size_with_its_autocorrelation_and_more_power_with_more_participants()
    {
        var design = new DiaryDesign([[false, true, true, false]], 14, 0, 10, 6, 8, 0.45, 0.08);
        Assert.True(design.Power(10, 400, CounterRandom.For(3, "null")).Interval(0.9999).Contains(0.05));
        double ten = (design with { Effect = -6 }).Power(10, 200, CounterRandom.For(4, "ten")).Power, thirty = (design with { Effect = -6 }).Power(30, 200, CounterRandom.For(4, "thirty")).Power;
        Assert.True(thirty > ten + 0.1, $"{ten} and {thirty}");
    }

    [Fact]
    public void visits_without_drop_out_have_the_power_of_the_t_test_at_the_last()
    {
        double[][] covariance = [[100, 60, 40], [60, 110, 70], [40, 70, 120]];
        var design = new VisitDesign([0, 3, 7], covariance);
        SimulatedPower simulated = design.Power(40, 1000, CounterRandom.For(5, "visits"));
        Assert.InRange(simulated.Power - Power.TwoSampleT(40, 7, Math.Sqrt(120)), -4 * simulated.MonteCarloError, 4 * simulated.MonteCarloError);
        double less = (design with { DropOut = 0.15 }).Power(40, 1000, CounterRandom.For(6, "visits")).Power;
        Assert.True(less < simulated.Power, $"{less}");
        Assert.Throws<ArgumentException>(() => new VisitDesign([1], [[-1]]).Simulate(5, CounterRandom.For(1)));
    }

    [Fact]
    public void the_simulated_log_rank_test_is_near_schoenfelds_formula_and_has_its_level()
    {
        var design = new SurvivalDesign(0.1, 0.5, 12, 6, 0.01);
        SimulatedPower simulated = SurvivalPower.Simulated(design, 60, 1500, CounterRandom.For(7, "survival"));
        double events = 60 * (SurvivalPower.EventProbability(design, true) + SurvivalPower.EventProbability(design, false));
        Assert.InRange(simulated.Power - SurvivalPower.OfEvents(events, 0.5), -0.06, 0.06);
        SimulatedPower size = SurvivalPower.Simulated(design with { HazardRatio = 1 }, 60, 1500, CounterRandom.For(8, "survival"));
        Assert.True(size.Interval(0.9999).Contains(0.05), $"{size.Power}");
    }

    [Fact]
    public void more_trials_begin_with_the_same_ones_whatever_the_processors()
    {
        SimulatedPower few = SimulatedPower.Estimate(100, CounterRandom.For(9), fresh => fresh.NextDouble()), again = SimulatedPower.Estimate(100, CounterRandom.For(9), fresh => fresh.NextDouble());
        Assert.Equal(few, again);
        Assert.Equal(3, SimulatedPower.Estimate(3, CounterRandom.For(9), _ => double.NaN).Failed);
        Assert.Equal(0.2 * 0.8 / 100, Math.Pow(new SimulatedPower(100, 20, 0).MonteCarloError, 2), 1e-12);
        Assert.Equal(0.025, Binomial.Cdf(20, 100, new SimulatedPower(100, 20, 0).Interval().Upper), 1e-9);
    }
}
