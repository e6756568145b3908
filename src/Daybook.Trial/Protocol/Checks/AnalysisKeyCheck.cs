namespace Daybook.Trial;

/// <summary>Every analysis has the keys of its method and no others: a key that nothing reads would be believed.</summary>
internal static class AnalysisKeyCheck
{
    private static readonly (string Key, AnalysisMethod[] Methods)[] Owners =
    [
        ("compare", [AnalysisMethod.CrossoverDifference, AnalysisMethod.PairedDifference, AnalysisMethod.TwoSample, AnalysisMethod.Ancova, AnalysisMethod.CostUtility, AnalysisMethod.MixedModel, AnalysisMethod.Responders, AnalysisMethod.CensoredTimes, AnalysisMethod.MatchedPairs]),
        ("periods", [AnalysisMethod.PeriodModel, AnalysisMethod.PercentReduction, AnalysisMethod.Predictor]),
        ("from", [AnalysisMethod.PercentReduction, AnalysisMethod.Predictor]),
        ("factors", [AnalysisMethod.Factorial]),
        ("fixed", [AnalysisMethod.MixedModel]),
        ("degrees-of-freedom", [AnalysisMethod.MixedModel, AnalysisMethod.PeriodModel]),
        ("only", [AnalysisMethod.PeriodModel]),
        ("residual", [AnalysisMethod.PeriodModel]),
        ("varies", [AnalysisMethod.PeriodModel]),
        ("thresholds", [AnalysisMethod.PercentReduction]),
        ("with", [AnalysisMethod.Predictor, AnalysisMethod.CostUtility]),
        ("chosen", [AnalysisMethod.Predictor]),
    ];

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var analysis in protocol.Analyses)
            foreach (var (key, methods) in Owners)
                if (places.Wrote(analysis, key) && !methods.Contains(analysis.Method))
                    problems.Add("DB0177", places.Of(analysis, key), $"{Kebab.Of(analysis.Method.ToString())} has no {key}", "leave the key out, or choose another method");
    }
}
