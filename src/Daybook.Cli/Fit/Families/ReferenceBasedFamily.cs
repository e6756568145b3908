using System.Text.Json.Nodes;
using Daybook.Statistics.MissingData;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>Reference-based imputation after drop-out: an unstructured MMRM, conditional means, ANCOVA at the last visit.</summary>
internal static class ReferenceBasedFamily
{
    private static readonly (string Name, AfterDropOut Assumption)[] Methods =
    [
        ("MAR", AfterDropOut.OwnArm), ("J2R", AfterDropOut.JumpToReference), ("CR", AfterDropOut.CopyReference), ("CIR", AfterDropOut.CopyIncrements),
    ];

    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject model = referenceCase.Model;
        string formula = (string)model["mmrm"]!, baseline = ((string)model["ancova"]!).Split('+')[^1].Trim();
        // The format fixes the names of the other columns.
        MixedModelFit fit = LinearMixedModel.Fit(ModelSpecification.Parse("score " + formula,
            new VisitResidual(VisitCovariance.Unstructured, "visit", "id")), MixedCall.Columns(referenceCase.Data));
        var trial = new DropOutTrial(referenceCase.Data, LinearFormula.Parse(formula), fit, (string)model["reference_arm"]!, baseline);
        return Tree.Of(
            ("mmrm_beta", MixedModelFamily.Named(fit.CoefficientNames, fit.Coefficients)),
            ("mmrm_sigma", MixedModelFamily.Named(fit.CovarianceParameters.Select(c => c.Name), fit.CovarianceParameters.Select(c => c.Value))),
            ("reml_loglik", fit.RemlLogLikelihood),
            ("methods", Tree.Of(Methods.Select(m => (m.Name, (object?)trial.Describe(trial.Impute(m.Assumption, 0)))))),
            ("tipping_point_mar_plus_delta", Tree.Of(model["deltas"].ToNumbers().Select(delta => ("delta" + Names.R(delta), (object?)Tree.Of(
                ("treatment_effect_last_visit", trial.Effect(trial.Impute(AfterDropOut.OwnArm, delta)))))))));
    }
}
