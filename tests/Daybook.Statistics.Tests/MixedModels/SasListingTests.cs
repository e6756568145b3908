using System.Globalization;
using Daybook.Statistics.MixedModels;
using Xunit;

namespace Daybook.Statistics.Tests.MixedModels;

/// <summary>
/// Listings of SAS PROC MIXED (openpharma/mmrm, design/SAS, read in place): FEV1 = 1 with REPEATED AVISIT / SUBJECT = USUBJID,
/// REML and Satterthwaite. SAS stops when its relative gradient is below 1e-8, up to 1e-5 short of the maximum. So two things are
/// held: at the parameters that SAS prints, its likelihood and intercept come out to the printed digits (the parameters being
/// rounded to six figures); and our maximum is no lower, with parameters within 5e-4 of SAS's largest.
/// </summary>
public class SasListingTests
{
    // The listing's class levels stand in the order VIS2 VIS3 VIS4 VIS1.
    private static readonly (string, double)[] Unstructured =
    [
        ("VIS2,VIS2", 44.0193), ("VIS2,VIS3", 4.9722), ("VIS3,VIS3", 27.2643), ("VIS2,VIS4", -8.5335), ("VIS3,VIS4", 23.0555),
        ("VIS4,VIS4", 158.17), ("VIS1,VIS2", 49.8999), ("VIS1,VIS3", 2.7459), ("VIS1,VIS4", -40.4566), ("VIS1,VIS1", 113.63),
    ];

    [Fact]
    public void ar1_agrees_with_sas() => Agrees(
        new AutoregressiveResidual("VISITN", "USUBJID"), 3875.49945459, 42.3255, 0.5013, 188, [("resid|var", 88.9866), ("resid|rho", 0.4272)]);

    [Fact]
    public void exponential_correlation_agrees_with_sas() => Agrees(
        new AutoregressiveResidual("VISITN", "USUBJID", null, true), 3875.49946734, 42.3254, 0.5012, 188, [("resid|var", 88.9768), ("resid|rho", Math.Exp(-1 / 1.1751))]);

    [Fact]
    public void compound_symmetry_agrees_with_sas() => Agrees(
        new VisitResidual(VisitCovariance.CompoundSymmetry, "AVISIT", "USUBJID"), 3917.98183508, 42.2896, 0.4285, 187, [("resid|var", 86.8968), ("resid|cov", 5.8943)]);

    [Fact]
    public void the_unstructured_matrix_agrees_with_sas() => Agrees(
        new VisitResidual(VisitCovariance.Unstructured, "AVISIT", "USUBJID"), 3700.94648570, 42.8338, 0.3509, 171,
        [.. Unstructured.Select(u => ($"resid|cov|{u.Item1}", u.Item2))]);

    private static void Agrees(
        ResidualStructure residual, double minusTwoLogLikelihood, double estimate, double error, double df, (string Name, double Value)[] parameters)
    {
        var specification = new ModelSpecification("FEV1 ~ 1", [], residual);
        var data = Data();
        var there = LinearMixedModel.EvaluateAt(specification, data, parameters.ToDictionary(p => p.Name, p => p.Value));
        Assert.Equal(minusTwoLogLikelihood, -2 * there.RemlLogLikelihood, 5e-6);
        Assert.Equal(estimate, there.Coefficients[0], 6e-5);

        var fit = LinearMixedModel.Fit(specification, data);
        Assert.Equal(537, fit.Observations);
        Assert.InRange(-2 * fit.RemlLogLikelihood, minusTwoLogLikelihood - 2e-5, minusTwoLogLikelihood + 5e-9);
        var intercept = fit.Coefficient("(Intercept)", DegreesOfFreedom.Satterthwaite);
        Assert.Equal(estimate, intercept.Estimate, 1e-3);
        Assert.Equal(error, intercept.StandardError, 1e-4);
        Assert.Equal(df, Math.Round(intercept.Df));
        var size = parameters.Max(p => Math.Abs(p.Value));
        foreach (var (name, value) in parameters)
            Assert.Equal(value, fit.CovarianceParameters.Single(c => c.Name == name).Value, 5e-4 * (name == "resid|rho" ? 1 : size));
    }

    private static DataTable Data()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("DAYBOOK_FIXTURES") ?? "", "thirdparty", "trials", "mmrm-sas", "fev_data.csv");
        Assert.SkipUnless(File.Exists(file), "DAYBOOK_FIXTURES does not name a folder that holds thirdparty/trials/mmrm-sas.");
        var lines = File.ReadLines(file).Select(l => l.Split(',').Select(c => c.Trim('"')).ToArray()).ToArray();
        string[] Texts(string name) => [.. lines.Skip(1).Select(l => l[Array.IndexOf(lines[0], name)])];
        NumberColumn Numbers(string name) =>
            new(name, [.. Texts(name).Select(t => t == "NA" ? double.NaN : double.Parse(t, CultureInfo.InvariantCulture))]);
        return new DataTable(FactorColumn.Of("USUBJID", Texts("USUBJID")), FactorColumn.Of("AVISIT", Texts("AVISIT")), Numbers("VISITN"), Numbers("FEV1"));
    }
}
