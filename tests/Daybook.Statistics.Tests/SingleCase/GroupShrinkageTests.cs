using System.Text.Json;
using CsCheck;
using Daybook.Statistics.SingleCase;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.SingleCase;

public class GroupShrinkageTests
{
    [Theory]
    [InlineData("REML", HeterogeneityEstimator.RestrictedLikelihood)]
    [InlineData("PM", HeterogeneityEstimator.PauleMandel)]
    [InlineData("DL", HeterogeneityEstimator.DerSimonianLaird)]
    public void metafors_blups_are_the_same(string name, HeterogeneityEstimator estimator)
    {
        // metafor stops Paule and Mandel's search at about 1e-6 of tau^2.
        JsonElement all = RepositoryFiles.Json("oracles/families/shrinkage.json"), r = all.GetProperty(name);
        GroupShrinkage group = GroupShrinkage.Of(all.Numbers("y"), all.Numbers("s"), estimator);
        double tolerance = name == "DL" ? 1e-10 : 1e-5;
        Close([r.Number("mean"), r.Number("error"), r.Number("tau2"), r.Number("q"), r.Number("p")],
            [group.Mean, group.MeanStandardError, group.Variance, group.Heterogeneity, group.HeterogeneityP], tolerance);
        Close(r.Numbers("blup"), [.. group.Participants.Select(p => p.Estimate)], tolerance);
        Close(r.Numbers("se"), [.. group.Participants.Select(p => p.StandardError)], tolerance);
        Close(r.Numbers("lower"), [.. group.Participants.Select(p => p.Interval.Lower)], tolerance);
    }

    [Fact]
    public void participants_who_differ_by_no_more_than_their_errors_all_get_the_groups_mean()
    {
        JsonElement all = RepositoryFiles.Json("oracles/families/shrinkage.json"), r = all.GetProperty("flatREML");
        GroupShrinkage group = GroupShrinkage.Of(all.Numbers("flat"), [1, 1, 1, 1]);
        Assert.Equal(0, group.Variance);
        Close(r.Numbers("blup"), [.. group.Participants.Select(p => p.Estimate)], 1e-12);
        Close(r.Numbers("se"), [.. group.Participants.Select(p => p.StandardError)], 1e-12);
    }

    [Fact]
    public void shrunken_effects_lie_between_the_own_and_the_groups_and_move_with_the_scale() => Gen.Select(Gens.Number(-20, 20).Array[6], Gens.Number(1, 6).Array[6]).Sample((y, s) =>
    {
        foreach (HeterogeneityEstimator estimator in Enum.GetValues<HeterogeneityEstimator>())
        {
            GroupShrinkage group = GroupShrinkage.Of(y, s, estimator), moved = GroupShrinkage.Of([.. y.Select(v => 3 - 2 * v)], [.. s.Select(v => 2 * v)], estimator);
            for (int i = 0; i < 6; i++)
            {
                double own = y[i], shrunk = group.Participants[i].Estimate;
                Assert.True((shrunk - own) * (shrunk - group.Mean) <= 1e-9);
                Assert.Equal(3 - 2 * shrunk, moved.Participants[i].Estimate, 1e-5);
                Assert.InRange(group.Participants[i].Weight, 0, 1);
            }
        }
    }, iter: 200);

    [Fact]
    public void what_has_no_error_cannot_be_shrunk()
    {
        Assert.Throws<ArgumentException>(() => GroupShrinkage.Of([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>(() => GroupShrinkage.Of([1], [1]));
        Assert.Throws<ArgumentException>(() => GroupShrinkage.Of([1, 2], [1, 1, 1]));
    }

    [Fact]
    public void every_published_tau_u_has_its_own_denominator()
    {
        // A rises, B rises and lies above: S between 9, trend of A 3, of B 3; pairs 9, 3 and 3 (Parker et al. 2011, the four versions).
        var overlap = new NonOverlap([1, 2, 3], [4, 5, 6], lowerIsBetter: false);
        Assert.Equal(1, overlap.Tau);
        Assert.Equal(6.0 / 9, overlap.TauUMinusTrendA, 1e-12);
        Assert.Equal(6.0 / 12, overlap.TauUMinusTrendAOfOwnPairs, 1e-12);
        Assert.Equal(12.0 / 12, overlap.TauUPlusTrendB, 1e-12);
        Assert.Equal(9.0 / 15, overlap.TauUFull, 1e-12);
    }
}
