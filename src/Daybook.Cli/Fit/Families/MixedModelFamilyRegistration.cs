using Daybook.Cli.Fit.Families;

namespace Daybook.Cli.Fit;

/// <content>The families that rest on the mixed-model engine.</content>
internal static partial class FamilyRegistry
{
    static partial void RegisterMixedModels(Dictionary<string, FitFamily> families)
    {
        foreach (var family in new[] { "lmm", "lme", "gls", "mmrm" }) families[family] = MixedModelFamily.Fit;
        families["degenerate"] = DegenerateFamily.Fit;
    }
}
