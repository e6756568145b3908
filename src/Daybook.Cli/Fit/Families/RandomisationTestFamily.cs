using System.Text.Json.Nodes;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Means;
using Daybook.Statistics.Resampling;

namespace Daybook.Cli.Fit.Families;

/// <summary>The sign-flip randomisation test of paired differences, over every arrangement.</summary>
internal static class RandomisationTestFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        double[] d = referenceCase.Inputs["differences"].ToNumbers();
        PermutationResult sum = PermutationTest.SignFlip(d);
        return Tree.Of(
            ("sum_statistic", SignFlip(sum)),
            // The sum of squares is the same in every arrangement, so t is a rising function of the sum.
            ("studentised_p_two_sided", sum.PTwoSided),
            ("median_p_two_sided", PermutationTest.SignFlipTwoSided(d, x => Quantiles.Median(x))),
            ("paired_t_p", TTest.OneSample(d).P));
    }

    internal static JsonObject SignFlip(PermutationResult result) => Tree.Of(
        ("n_arrangements", result.Arrangements), ("p_two_sided", result.PTwoSided),
        ("p_greater", result.PGreater), ("p_less", result.PLess));
}
