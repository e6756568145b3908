using CsCheck;
using Daybook.Statistics.Crossover;
using Xunit;

namespace Daybook.Statistics.Tests.Crossover;

public class TwoPeriodCrossoverTests
{
    private static readonly Gen<PeriodPair[]> Sequence =
        Gen.Select(Gens.Number(0, 100), Gens.Number(0, 100), (a, b) => new PeriodPair(a, b)).Array[2, 9];

    [Fact]
    public void the_treatment_effect_is_half_the_difference_between_the_mean_period_differences() => Gen.Select(Sequence, Sequence).Sample((t, c) =>
    {
        var result = TwoPeriodCrossover.Analyse(t, c);
        double half = (t.Average(p => p.Period1 - p.Period2) - c.Average(p => p.Period1 - p.Period2)) / 2;
        Assert.Equal(half, result.Treatment.Estimate, 1e-10);
        Assert.Equal(t.Length + c.Length - 2, result.Treatment.Df);
        double meanSquare = result.Anova.ResidualMeanSquare;
        double error = Math.Sqrt(meanSquare * (1.0 / t.Length + 1.0 / c.Length) / 2);
        Assert.Equal(error, result.Treatment.StandardError, 1e-9);
    });

    [Fact]
    public void a_period_effect_leaves_the_treatment_effect_alone() => Gen.Select(Sequence, Sequence, Gens.Number(-30, 30)).Sample((t, c, shift) =>
    {
        PeriodPair[] Later(PeriodPair[] pairs) => [.. pairs.Select(p => p with { Period2 = p.Period2 + shift })];
        var before = TwoPeriodCrossover.Analyse(t, c);
        var after = TwoPeriodCrossover.Analyse(Later(t), Later(c));
        Assert.Equal(before.Treatment.Estimate, after.Treatment.Estimate, 1e-9);
        Assert.Equal(before.Period.Estimate - shift, after.Period.Estimate, 1e-9);
        Assert.Equal(before.Anova.Residual, after.Anova.Residual, 1e-7);
    });

    [Fact]
    public void calling_the_other_treatment_the_one_of_interest_turns_the_sign() => Gen.Select(Sequence, Sequence).Sample((t, c) =>
    {
        var one = TwoPeriodCrossover.Analyse(t, c);
        var other = TwoPeriodCrossover.Analyse(c, t);
        Assert.Equal(one.Treatment.Estimate, -other.Treatment.Estimate, 1e-10);
        Assert.Equal(one.Treatment.P, other.Treatment.P, 1e-12);
        Assert.Equal(TwoPeriodCrossover.Koch(t, c).Treatment.Test.PExact, TwoPeriodCrossover.Koch(c, t).Treatment.Test.PExact, 1e-12);
    }, iter: 50);

    [Fact]
    public void a_sequence_of_one_is_enough_when_the_other_has_two()
    {
        var result = TwoPeriodCrossover.Analyse([new(5, 3)], [new(2, 4), new(3, 6)]);
        Assert.Equal(1, result.Treatment.Df);
        Assert.Throws<ArgumentException>(() => TwoPeriodCrossover.Analyse([], [new(2, 4), new(3, 6)]));
        Assert.Throws<ArgumentException>(() => TwoPeriodCrossover.Analyse([new(5, 3)], [new(2, 4)]));
    }
}
