using CsCheck;
using Daybook.Statistics.Exact;
using Xunit;

namespace Daybook.Statistics.Tests.Exact;

public class NumberNeededTests
{
    private static NumberNeeded Of(double estimate, double lower, double upper) => NumberNeeded.Of(estimate, new Interval(lower, upper, 0.95));

    [Fact]
    public void altmans_example_runs_from_benefit_through_infinity_to_harm()
    {
        // Altman, BMJ 317:1309 (1998): difference 10% (-5% to 25%): NNTB 10 (NNTB 4 to infinity to NNTH 20).
        NumberNeeded number = Of(0.10, -0.05, 0.25);
        Assert.Equal(10, number.Estimate, 1e-12);
        Assert.Equal((4, double.PositiveInfinity), (number.Benefit!.Value.Lower, number.Benefit.Value.Upper));
        Assert.Equal(20, number.Harm!.Value.Lower, 1e-12);
        Assert.True(number.CrossesInfinity && double.IsPositiveInfinity(number.Harm.Value.Upper));
    }

    [Fact]
    public void a_clear_benefit_has_two_finite_limits_and_no_harm_and_the_other_way_about()
    {
        Assert.Equal((2.5, 10), (Of(0.2, 0.1, 0.4).Benefit!.Value.Lower, Of(0.2, 0.1, 0.4).Benefit!.Value.Upper));
        Assert.Null(Of(0.2, 0.1, 0.4).Harm);
        Assert.Null(Of(-0.2, -0.4, -0.1).Benefit);
        Assert.Equal((2.5, 10), (Of(-0.2, -0.4, -0.1).Harm!.Value.Lower, Of(-0.2, -0.4, -0.1).Harm!.Value.Upper));
        Assert.Equal(double.PositiveInfinity, Of(0, -0.1, 0.1).Estimate);
        Assert.Equal(double.PositiveInfinity, Of(0.1, 0, 0.2).Benefit!.Value.Upper);
        Assert.Throws<ArgumentException>(() => Of(0, 0.1, -0.1));
    }

    [Fact]
    public void the_set_of_numbers_is_the_set_of_differences_turned_over() => Gen.Select(Gens.Number(-0.99, 0.99), Gens.Number(0.001, 0.4), Gens.Number(-1, 1)).Sample((centre, half, probe) =>
    {
        var interval = new Interval(Math.Max(-1, centre - half), Math.Min(1, centre + half), 0.95);
        if (probe == 0 || Math.Abs(probe - interval.Lower) < 1e-9 || Math.Abs(probe - interval.Upper) < 1e-9)
        {
            return;
        }
        NumberNeeded number = NumberNeeded.Of(centre, interval);
        bool told = probe > 0 ? number.Benefit?.Contains(1 / probe) ?? false : number.Harm?.Contains(-1 / probe) ?? false;
        Assert.Equal(interval.Contains(probe), told);
    });

    [Fact]
    public void swapping_the_arms_swaps_benefit_and_harm() => Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30], Gens.Number(0, 1), Gens.Number(0, 1)).Sample((n1, n2, u, v) =>
    {
        var forth = new TwoProportions((int)(u * n1), n1, (int)(v * n2), n2);
        var back = new TwoProportions(forth.X2, n2, forth.X1, n1);
        NumberNeeded one = NumberNeeded.Of(forth.RiskDifference, forth.NewcombeInterval()), other = NumberNeeded.Of(back.RiskDifference, back.NewcombeInterval());
        Assert.Equal(one.CrossesInfinity, other.CrossesInfinity);
        Assert.Equal(one.Benefit?.Lower ?? 0, other.Harm?.Lower ?? 0, 1e-6 * (one.Benefit?.Lower ?? 1));
    });
}
