using System.Text.Json.Nodes;
using Daybook.Cli.Fit.Families;

namespace Daybook.Cli.Fit;

/// <summary>Computes the results of a case: a tree shaped like the case's own "results".</summary>
internal delegate JsonNode FitFamily(ReferenceCase referenceCase);

/// <summary>
/// Which code runs which family of cases. Mixed models register themselves in <see cref="RegisterMixedModels"/>, whose
/// body stands in Families/ beside them; a family that nobody registers is reported as not built.
/// </summary>
internal static partial class FamilyRegistry
{
    private static readonly Dictionary<string, FitFamily> Families = Register();

    public static FitFamily? Find(string family) => Families.GetValueOrDefault(family);

    private static Dictionary<string, FitFamily> Register()
    {
        var families = new Dictionary<string, FitFamily>(StringComparer.Ordinal)
        {
            ["bayes-ar1"] = BayesFamily.Fit,
            ["bootstrap"] = BootstrapFamily.Fit,
            ["contingency"] = ContingencyFamily.Fit,
            ["crossover-binary"] = CrossoverBinaryFamily.Fit,
            ["crossover-classical"] = CrossoverClassicalFamily.Fit,
            ["descriptives"] = DescriptivesFamily.Fit,
            ["distributions"] = DistributionsFamily.Fit,
            ["exact-binomial"] = ExactBinomialFamily.Fit,
            ["frailty"] = FrailtyFamily.Fit,
            ["glm"] = GlmFamily.Fit,
            ["health-economics"] = HealthEconomicsFamily.Fit,
            ["linear-model"] = LinearModelFamily.Fit,
            ["moderator"] = ModeratorFamily.Fit,
            ["multiple-imputation"] = MultipleImputationFamily.Fit,
            ["multiplicity"] = MultiplicityFamily.Fit,
            ["n-of-1"] = SingleCaseFamily.Fit,
            ["paired-binary"] = PairedBinaryFamily.Fit,
            ["power"] = PowerFamily.Fit,
            ["randomisation-test"] = RandomisationTestFamily.Fit,
            ["rank-sum"] = RankSumFamily.Fit,
            ["rates"] = RatesFamily.Fit,
            ["reference-based"] = ReferenceBasedFamily.Fit,
            ["responder"] = ResponderFamily.Fit,
            ["signed-rank"] = SignedRankFamily.Fit,
            ["survival"] = SurvivalFamily.Fit,
            ["t-tests"] = TTestsFamily.Fit,
            ["tobit"] = TobitFamily.Fit,
            ["two-proportions"] = TwoProportionsFamily.Fit,
        };
        RegisterMixedModels(families);
        return families;
    }

    /// <summary>Adds lmm, lme, gls, mmrm and what else rests on the mixed-model engine.</summary>
    static partial void RegisterMixedModels(Dictionary<string, FitFamily> families);
}
