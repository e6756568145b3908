using Daybook.Statistics.MissingData;
using Xunit;

namespace Daybook.Statistics.Tests.MissingData;

public class ReferenceBasedImputationTests
{
    private static readonly double[] Active = [50, 44, 40], Reference = [52, 50, 49];

    // Independent visits: what is imputed is then the mean that the assumption chooses.
    private static readonly double[][] Independent = [[9, 0, 0], [0, 9, 0], [0, 0, 9]];
    private static readonly double[][] Correlated = [[9, 4.5, 4.5], [4.5, 9, 4.5], [4.5, 4.5, 9]];

    [Theory]
    [InlineData(AfterDropOut.OwnArm, 44, 40)]
    [InlineData(AfterDropOut.JumpToReference, 50, 49)]
    [InlineData(AfterDropOut.CopyReference, 50, 49)]
    [InlineData(AfterDropOut.CopyIncrements, 48, 47)]
    public void without_correlation_the_assumption_alone_decides(AfterDropOut assumption, double second, double third) =>
        Close([51, second, third], Complete([51, double.NaN, double.NaN], true, Independent, assumption));

    [Fact]
    public void with_correlation_a_residual_is_carried_on_and_copy_reference_counts_it_from_the_reference()
    {
        double[] visits = [56, double.NaN, double.NaN];
        // The residual at visit 1 is 6 against the own arm and 4 against the reference; half of it is expected later.
        Close([56, 47, 43], Complete(visits, true, Correlated, AfterDropOut.OwnArm));
        Close([56, 53, 52], Complete(visits, true, Correlated, AfterDropOut.JumpToReference));
        Close([56, 52, 51], Complete(visits, true, Correlated, AfterDropOut.CopyReference));
    }

    [Fact]
    public void the_reference_arm_and_gaps_before_the_last_visit_stay_missing_at_random()
    {
        foreach (AfterDropOut assumption in Enum.GetValues<AfterDropOut>())
        {
            Close([52, 50, 49], Complete([52, double.NaN, double.NaN], false, Correlated, assumption, 5));
            Close([50, 44, 40], Complete([50, double.NaN, 40], true, Correlated, assumption, 5));
        }
    }

    [Fact]
    public void delta_shifts_only_what_was_imputed_after_drop_out_and_nothing_observed_changes()
    {
        Close([50, 44, 45], Complete([50, 44, double.NaN], true, Correlated, AfterDropOut.OwnArm, 5));
        Close([55, 49, 45], Complete([double.NaN, double.NaN, double.NaN], true, Correlated, AfterDropOut.OwnArm, 5));
        Close([61, 2, 3], Complete([61, 2, 3], true, Correlated, AfterDropOut.JumpToReference, 5));
    }

    private static void Close(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));

    private static double[] Complete(double[] visits, bool active, double[][] covariance, AfterDropOut assumption, double delta = 0) =>
        ReferenceBasedImputation.Complete(visits, active, Active, Reference, covariance, assumption, delta);
}
