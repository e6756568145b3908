using System.Text.Json;
using CsCheck;
using Daybook.Statistics.Economics;
using Daybook.Statistics.Random;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.Economics;

public class CostEffectivenessPlaneTests
{
    private static readonly EconomicArm Old = Arm(1, 800, 0.70), New = Arm(2, 950, 0.74);

    [Fact]
    public void the_points_of_a_plane_are_counted_as_r_counts_them()
    {
        JsonElement r = RepositoryFiles.Json("oracles/families/resampling.json");
        var plane = new CostEffectivenessPlane(new CostEffectiveness(Old, New), [.. r.Numbers("cost").Zip(r.Numbers("effect"))]);
        Close(r.Numbers("acceptability"), [.. r.Numbers("wtp").Select(plane.Acceptability)], 1e-12);
        (double ne, double se, double sw, double nw) = plane.Quadrants();
        Close(r.Numbers("quadrants"), [ne, se, sw, nw], 1e-12);
        Assert.Null(plane.RatioInterval());
    }

    [Fact]
    public void the_drawn_curve_is_near_the_one_under_normal_means_and_starts_and_ends_at_its_limits()
    {
        var observed = new CostEffectiveness(Old, New);
        CostEffectivenessPlane plane = CostEffectivenessPlane.Draw(Old, New, 4000, CounterRandom.For(9, "plane"));
        foreach (double wtp in new[] { 0, 2000, 5000, 20_000, 1e7 })
        {
            Assert.InRange(plane.Acceptability(wtp) - observed.Acceptability(wtp), -0.03, 0.03);
        }
        Assert.Equal(plane.Points.Count(p => p.Cost < 0) / 4000.0, plane.Acceptability(0), 1e-12);
        Assert.Equal(plane.Points.Count(p => p.Effect > 0) / 4000.0, plane.Acceptability(double.PositiveInfinity), 1e-12);
        Assert.Equal(observed.NetBenefitStandardError(5000), plane.NetBenefit(5000).StandardError, 0.05 * observed.NetBenefitStandardError(5000));
    }

    [Fact]
    public void swapping_the_arms_turns_the_curve_over() => Gen.Select(Gens.Number(-400, 400).Array[30], Gens.Number(-0.1, 0.1).Array[30], Gens.Number(0, 20_000)).Sample((costs, effects, wtp) =>
    {
        var observed = new CostEffectiveness(Old, New);
        var forth = new CostEffectivenessPlane(observed, [.. costs.Zip(effects)]);
        var back = new CostEffectivenessPlane(observed, [.. costs.Select(c => -c).Zip(effects.Select(e => -e))]);
        Assert.Equal(1 - forth.Acceptability(wtp), back.Acceptability(wtp), 1e-12);
    });

    [Fact]
    public void a_ratio_has_an_interval_only_when_every_effect_is_above_zero()
    {
        (double, double)[] sure = [.. Enumerable.Range(1, 99).Select(i => (10.0 * i, 1.0))];
        Interval limits = new CostEffectivenessPlane(new CostEffectiveness(Old, New), sure).RatioInterval(0.9)!.Value;
        Assert.Equal((50, 950), (limits.Lower, limits.Upper));
        Assert.Throws<ArgumentException>(() => new CostEffectivenessPlane(new CostEffectiveness(Old, New), [(1, 1)]));
    }

    private static EconomicArm Arm(ulong seed, double cost, double effect)
    {
        var random = CounterRandom.For(seed, "arm");
        (double Cost, double Effect)[] people = [.. Enumerable.Range(0, 60).Select(_ => (cost + 300 * random.NextNormal(), effect + 0.1 * random.NextNormal()))];
        return new EconomicArm([.. people.Select(p => p.Cost)], [.. people.Select(p => p.Effect)]);
    }
}
