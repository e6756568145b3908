using System.Globalization;
using Daybook.Statistics.MixedModels;
using Daybook.Trial;
using Count = Daybook.Statistics.MixedModels.DegreesOfFreedom;

namespace Daybook.Analysis;

/// <summary>Reads the numbers of a fitted period model.</summary>
internal sealed class PeriodModelReading(PlannedAnalysis plan, string[] levels, MixedModelFit fit, IReadOnlyList<PeriodValue> values)
{
    private readonly Count method = PeriodModel.CountOf(plan);

    public Finding Finding(int n)
    {
        var difference = Contrast(plan.Periods[0], plan.Periods[1]);
        var test = fit.Test([.. Enumerable.Range(1, levels.Length - 1).Select(Row)], method);
        double[] numbers = [difference.Estimate, difference.StandardError, difference.Df, difference.P, difference.Lower, difference.Upper, test.F, test.P];
        if (!Array.TrueForAll(numbers, double.IsFinite))
        {
            return Analysis.Finding.None(n, "The model leaves no degrees of freedom for the difference.");
        }
        return new Finding(n, new Interval(difference.Estimate, difference.Lower, difference.Upper), difference.P, [.. Headline(difference, test), .. Pairs(), .. Means(), .. Fit()], Notes());
    }

    private static IEnumerable<ResultNumber> Headline(ContrastEstimate difference, FTest test) =>
    [
        new("difference", "Difference, first minus second period", difference.Estimate),
        new("standard-error", "Standard error of the difference", difference.StandardError),
        new("low", "Lower limit of the interval", difference.Lower),
        new("high", "Upper limit of the interval", difference.Upper),
        new("t", "t", difference.Statistic),
        new("df", "Degrees of freedom", difference.Df),
        new("p", "p, two-sided", difference.P),
        new("f", "F of all periods", test.F),
        new("f-df", "Numerator degrees of freedom of F", test.NumeratorDf),
        new("f-ddf", "Denominator degrees of freedom of F", test.DenominatorDf),
        new(AnalysisResult.OmnibusP, "p of F: do the periods differ at all", test.P),
    ];

    /// <summary>Every pair of periods, unadjusted, the later one first.</summary>
    private IEnumerable<ResultNumber> Pairs()
    {
        for (int later = 1; later < levels.Length; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                var pair = Contrast(levels[later], levels[earlier]);
                string name = $"{levels[later]}-{levels[earlier]}", words = $"{levels[later]} minus {levels[earlier]}";
                yield return new(name, words, pair.Estimate);
                yield return new(name + "-standard-error", words + ", standard error", pair.StandardError);
                yield return new(name + "-p", words + ", p, unadjusted", pair.P);
            }
        }
    }

    private IEnumerable<ResultNumber> Means() => levels.Select((level, i) =>
    {
        double[] weights = Row(i);
        weights[0] = 1;
        return new ResultNumber("mean-" + level, "Estimated mean, " + level, fit.Contrast(weights, method).Estimate);
    });

    private IEnumerable<ResultNumber> Fit() =>
    [
        .. fit.CovarianceParameters.Select(parameter => new ResultNumber("variance-" + parameter.Name, "Covariance parameter " + parameter.Name, parameter.Value)),
        new("log-likelihood", "Restricted log-likelihood", fit.LogLikelihood),
        new("aic", "AIC", fit.Aic),
        new("bic", "BIC", fit.Bic),
        new("values", "Values in the model", values.Count),
    ];

    private ContrastEstimate Contrast(string first, string second)
    {
        double[] weights = Row(Array.IndexOf(levels, first));
        double[] less = Row(Array.IndexOf(levels, second));
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] -= less[i];
        }
        return fit.Contrast(weights, method, (double)plan.Confidence);
    }

    // The first level has no column of its own.
    private double[] Row(int level)
    {
        double[] row = new double[levels.Length];
        if (level > 0)
        {
            row[level] = 1;
        }
        return row;
    }

    private List<string> Notes()
    {
        var notes = new List<string> { Structure() };
        if (plan.Varies is null)
        {
            notes.Add("This model lets people differ in their level and not in their response. When they do differ in it, it finds an effect that is not there far more often than its level says.");
        }
        if (fit.IsSingular)
        {
            notes.Add("A variance or correlation is estimated at its limit: " + string.Join(", ", fit.Boundaries.Select(boundary => boundary.Term)) + ".");
        }
        int censored = values.Count(value => value.Censored);
        if (censored > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{censored} of {values.Count} values hold a trial that met the cut-off; it counts at the cut-off."));
        }
        return notes;
    }

    private string Structure()
    {
        string level = plan.Varies is { } varies ? $"a level for every participant and an effect of {varies} of her own" : plan.Residual == Trial.ResidualStructure.CompoundSymmetry ? "one correlation between all values of a participant" : "a level for every participant";
        string days = plan.Residual == Trial.ResidualStructure.Ar1 ? ", and a correlation from day to day that fades with the days between (AR(1), missing days kept as gaps)" : "";
        return string.Create(CultureInfo.InvariantCulture, $"REML; fixed effect: period; {level}{days}; {values.Count} values.");
    }
}
