using System.Text.Json.Nodes;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>Rows of the reference format: an estimate under every method of degrees of freedom, and an F test likewise.</summary>
internal sealed class MixedModelTables(MixedModelFit fit, MixedCall call)
{
    public JsonObject Fixed() => Tree.Of(fit.CoefficientNames.Select((name, i) =>
    {
        var weights = new double[fit.CoefficientNames.Count];
        weights[i] = 1;
        var row = Row(weights);
        if (call.IsLme) Add(row, fit.Contrast(weights, DegreesOfFreedom.Containment), "df_containment_nlme", "p_containment");
        else if (!call.IsLmer) Add(row, fit.Contrast(weights, DegreesOfFreedom.Residual), "df_residual", "p_residual_df");
        return (name, (object?)row);
    }));

    /// <summary>One combination of coefficients.</summary>
    public JsonObject Row(double[] weights)
    {
        var satterthwaite = fit.Contrast(weights, DegreesOfFreedom.Satterthwaite);
        var expected = fit.Contrast(weights, DegreesOfFreedom.KenwardRogerExpected);
        var observed = fit.Contrast(weights, DegreesOfFreedom.KenwardRogerObserved);
        var linear = fit.Contrast(weights, DegreesOfFreedom.KenwardRogerObservedLinear);
        return Tree.Of(
            ("estimate", satterthwaite.Estimate), ("se", satterthwaite.StandardError), ("t", satterthwaite.Statistic),
            ("df_satterthwaite", satterthwaite.Df), ("p_satterthwaite", satterthwaite.P),
            ("lower_satterthwaite", satterthwaite.Lower), ("upper_satterthwaite", satterthwaite.Upper),
            ("se_kr", expected.StandardError), ("df_kr", expected.Df), ("t_kr", expected.Statistic), ("p_kr", expected.P),
            ("lower_kr", expected.Lower), ("upper_kr", expected.Upper),
            ("se_kr_obs", observed.StandardError), ("df_kr_obs", observed.Df), ("t_kr_obs", observed.Statistic), ("p_kr_obs", observed.P),
            ("lower_kr_obs", observed.Lower), ("upper_kr_obs", observed.Upper), ("se_kr_obs_linear", linear.StandardError));
    }

    /// <summary>One hypothesis of an analysis of variance.</summary>
    public JsonObject Anova(AnovaLine line)
    {
        var expected = fit.Test(line.Hypothesis, DegreesOfFreedom.KenwardRogerExpected);
        var observed = fit.Test(line.Hypothesis, DegreesOfFreedom.KenwardRogerObserved);
        var satterthwaite = line.Test;
        return Tree.Of(
            ("ndf", satterthwaite.NumeratorDf), ("F_satterthwaite", satterthwaite.F), ("F_wald", satterthwaite.F),
            ("ddf_satterthwaite", satterthwaite.DenominatorDf), ("p_satterthwaite", satterthwaite.P),
            ("F_kr", expected.F), ("F_kr_unscaled", expected.UnscaledF), ("scaling_kr", expected.Scale), ("ddf_kr", expected.DenominatorDf), ("p_kr", expected.P),
            ("F_kr_obs", observed.F), ("scaling_kr_obs", observed.Scale), ("ddf_kr_obs", observed.DenominatorDf), ("p_kr_obs", observed.P),
            ("ddf_containment_nlme", call.IsLme ? fit.Test(line.Hypothesis, DegreesOfFreedom.Containment).DenominatorDf : null));
    }

    private static void Add(JsonObject row, ContrastEstimate estimate, string df, string p)
    {
        row[df] = estimate.Df;
        row[p] = estimate.P;
    }
}
