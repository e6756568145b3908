using Daybook.Statistics.MixedModels;
using Daybook.Trial;
using Count = Daybook.Statistics.MixedModels.DegreesOfFreedom;

namespace Daybook.Analysis;

/// <summary>A linear mixed model of the endpoint with an intercept for every participant, by REML.</summary>
internal static class MixedModel
{
    public static Finding Of(PlannedComparison comparison)
    {
        var rows = comparison.Rows.Where(row => row.Value is not null).ToList();
        int n = rows.Select(row => row.Participant).Distinct().Count();
        string[] factors = [.. comparison.Plan.Fixed.Where(effect => Varies(rows, effect)).Select(effect => Name(effect))];
        if (!factors.Contains("treatment"))
        {
            return Finding.None(n, comparison.Plan.Fixed.Contains(FixedEffect.Treatment)
                ? "There are no values under both treatments."
                : "The model has no treatment effect, so it estimates no difference.");
        }
        try
        {
            var fit = LinearMixedModel.Fit(ModelSpecification.RandomIntercept("value ~ " + string.Join(" + ", factors), "participant"), Table(rows, comparison));
            return Read(fit, n, rows.Count, comparison, factors);
        }
        catch (ModelException problem)
        {
            return Finding.None(n, $"The model could not be fitted: {problem.Message}.");
        }
    }

    private static Finding Read(MixedModelFit fit, int n, int values, PlannedComparison comparison, string[] factors)
    {
        var method = comparison.Plan.DegreesOfFreedom == Trial.DegreesOfFreedom.Satterthwaite ? Count.Satterthwaite : Count.KenwardRogerExpected;
        var difference = fit.Coefficient(fit.CoefficientNames.First(name => name.StartsWith("treatment", StringComparison.Ordinal)), method, comparison.Confidence);
        double[] numbers = [difference.Estimate, difference.StandardError, difference.Df, difference.P, difference.Lower, difference.Upper];
        if (!Array.TrueForAll(numbers, double.IsFinite))
        {
            return Finding.None(n, "The model leaves no degrees of freedom for the difference.");
        }
        var notes = new List<string> { $"REML; fixed effects: {string.Join(", ", factors)}; an intercept for every participant; {values} values." };
        if (fit.IsSingular)
        {
            notes.Add("The variance between participants is estimated as zero; the fit is at that boundary.");
        }
        return new Finding(
            n,
            new Interval(difference.Estimate, difference.Lower, difference.Upper),
            difference.P,
            [
                new("difference", "Difference, first minus second treatment", difference.Estimate),
                new("standard-error", "Standard error of the difference", difference.StandardError),
                new("low", "Lower limit of the interval", difference.Lower),
                new("high", "Upper limit of the interval", difference.Upper),
                new("t", "t", difference.Statistic),
                new("df", "Degrees of freedom", difference.Df),
                new("p", "p, two-sided", difference.P),
                .. fit.CovarianceParameters.Select(parameter => new ResultNumber("variance-" + parameter.Name, "Covariance parameter " + parameter.Name, parameter.Value)),
                new("log-likelihood", "Restricted log-likelihood", fit.LogLikelihood),
                new("values", "Values in the model", values),
            ],
            notes);
    }

    /// <summary>Levels in the order control, active, so that the coefficient is first minus second treatment.</summary>
    private static DataTable Table(List<EndpointRow> rows, PlannedComparison comparison) => new(
        new NumberColumn("value", [.. rows.Select(row => row.Value!.Value)]),
        Factor("treatment", [.. rows.Select(row => row.Treatment)], [comparison.Control, comparison.Active]),
        Factor("period", [.. rows.Select(row => row.Period)], [.. rows.OrderBy(row => row.PeriodNumber).Select(row => row.Period).Distinct()]),
        Factor("sequence", [.. rows.Select(row => row.Sequence)], [.. rows.Select(row => row.Sequence).Distinct().Order(StringComparer.Ordinal)]),
        Factor("participant", [.. rows.Select(row => row.Participant.Value)], [.. rows.Select(row => row.Participant.Value).Distinct()]));

    private static FactorColumn Factor(string name, string[] values, string[] levels) =>
        new(name, levels, [.. values.Select(value => Array.IndexOf(levels, value))]);

    private static bool Varies(List<EndpointRow> rows, FixedEffect effect) => rows.Select(row => effect switch
    {
        FixedEffect.Treatment => row.Treatment,
        FixedEffect.Period => row.Period,
        FixedEffect.Sequence => row.Sequence,
        _ => throw new System.Diagnostics.UnreachableException(),
    }).Distinct().Count() > 1;

    private static string Name(FixedEffect effect) => effect switch
    {
        FixedEffect.Treatment => "treatment",
        FixedEffect.Period => "period",
        FixedEffect.Sequence => "sequence",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
