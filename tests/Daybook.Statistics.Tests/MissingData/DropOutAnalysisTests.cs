using System.Text.Json;
using Daybook.Statistics.MissingData;
using Xunit;
using static Daybook.Statistics.Tests.OracleNumbers;

namespace Daybook.Statistics.Tests.MissingData;

public class DropOutAnalysisTests
{
    private static readonly JsonElement Oracle = RepositoryFiles.Json("oracles/families/drop-out.json");

    private static readonly DropOutParticipant[] People = [.. Oracle.GetProperty("y").EnumerateArray().Select((row, i) =>
        new DropOutParticipant(Oracle.Numbers("arm")[i] == 1, Oracle.Numbers("base")[i], row.Numbers()))];

    [Theory]
    [InlineData("MAR", AfterDropOut.OwnArm)]
    [InlineData("J2R", AfterDropOut.JumpToReference)]
    [InlineData("CR", AfterDropOut.CopyReference)]
    [InlineData("CIR", AfterDropOut.CopyIncrements)]
    public void estimates_jackknife_errors_and_tipping_points_are_those_of_gls(string name, AfterDropOut assumption)
    {
        // gls's optimiser stops at 1e-5 or so of the covariances, which are the estimates' only uncertain part.
        JsonElement r = Oracle.GetProperty(name);
        var analysis = new DropOutAnalysis(People, assumption);
        double[] deltas = Oracle.Numbers("deltas");
        Close(r.Numbers("estimate"), [.. deltas.Select(d => analysis.At(d).Estimate)], 2e-4);
        Close(r.Numbers("se"), [.. deltas.Select(d => analysis.At(d).StandardError)], 2e-4);
        double tipping = analysis.TippingPoint(30);
        Assert.Equal(r.Number("tipping"), tipping, 2e-3);
        Assert.Equal(0.05, analysis.At(tipping).P, 1e-8);
        Assert.Equal(double.NaN, analysis.TippingPoint(tipping * 0.9));
        Assert.Equal(0, analysis.TippingPoint(30, 1e-12));
    }

    [Fact]
    public void the_more_the_drop_outs_lose_the_nearer_the_tipping_point_is()
    {
        double[] points = [.. new[] { AfterDropOut.JumpToReference, AfterDropOut.CopyIncrements, AfterDropOut.OwnArm }.Select(a => new DropOutAnalysis(People, a).TippingPoint(30))];
        Assert.True(points[0] < points[1] && points[1] < points[2]);
    }

    [Fact]
    public void without_drop_out_every_assumption_is_the_same_and_delta_does_nothing()
    {
        DropOutParticipant[] complete = [.. People.Where(p => !p.Outcomes.Any(double.IsNaN))];
        double[] estimates = [.. Enum.GetValues<AfterDropOut>().Select(a => new DropOutAnalysis(complete, a).At(5).Estimate)];
        Assert.Single(estimates.Select(e => Math.Round(e, 9)).Distinct());
    }

    [Fact]
    public void a_trial_that_is_none_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new DropOutAnalysis([], AfterDropOut.OwnArm));
        Assert.Throws<ArgumentException>(() => new DropOutAnalysis([.. People.Where(p => p.Active)], AfterDropOut.OwnArm));
        Assert.Throws<ArgumentException>(() => new DropOutAnalysis([.. People, new(true, 1, [1])], AfterDropOut.OwnArm));
    }
}
