using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Everything that was analysed, in the order of the plan; what was asked beyond it comes after and is called post hoc.</summary>
public sealed record AnalysisRun(Dataset Dataset, IReadOnlyList<AnalysisResult> Analyses)
{
    /// <summary>The families of the plan, judged.</summary>
    public IReadOnlyList<FamilyResult> Families { get; init; } = [];

    /// <summary>The primary analysis, when the plan has one.</summary>
    public AnalysisResult? Primary => Analyses.FirstOrDefault(analysis => analysis.Rank == "primary");

    /// <summary>Runs the plan of the protocol.</summary>
    /// <param name="dataset">The dataset; while the code is closed nothing is computed.</param>
    /// <param name="asked">Analyses beyond the plan.</param>
    public static AnalysisRun Of(Dataset dataset, IReadOnlyList<PlannedAnalysis>? asked = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var planned = dataset.Protocol.Analyses.Select(plan => Run(dataset, plan, Words.Of(plan.Rank))).ToList();
        var postHoc = (asked ?? []).Select(plan => Run(dataset, plan, "post hoc"));
        return new AnalysisRun(dataset, [.. planned, .. postHoc]) { Families = [.. dataset.Protocol.Families.Select(family => FamilyResult.Of(family, planned))] };
    }

    private static AnalysisResult Run(Dataset dataset, PlannedAnalysis plan, string rank)
    {
        var endpoint = dataset.Protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        var of = PlannedDataset.Of(dataset, plan);
        var found = dataset.Open ? Find(of.Dataset, plan, endpoint, dataset) : Finding.None(0, "The code has not been opened.");
        var (active, control) = Compared(dataset.Protocol, plan);
        return new AnalysisResult
        {
            Id = plan.Id,
            Rank = rank,
            Endpoint = plan.Endpoint,
            EndpointTitle = endpoint.Title,
            Method = Words.Of(plan.Method),
            MethodInWords = Words.Say(plan, dataset.Protocol.Design),
            Active = active,
            Control = control,
            Confidence = (double)plan.Confidence,
            N = found.N,
            Effect = found.Effect,
            P = found.P,
            Scale = ScaleOf(plan.Method, endpoint),
            Numbers = found.Numbers,
            Notes = [.. of.Notes, .. found.Notes, .. dataset.Open ? Totals.Say(of.Dataset, endpoint) : []],
            NotComputed = found.NotComputed,
        };
    }

    private static Finding Find(Dataset dataset, PlannedAnalysis plan, Endpoint endpoint, Dataset everybody) => plan.Method switch
    {
        AnalysisMethod.MatchedPairs => MatchedPairs.Of(dataset, plan, everybody),
        AnalysisMethod.PeriodModel => PeriodModel.Of(dataset, plan, endpoint),
        AnalysisMethod.PercentReduction => PercentReduction.Of(dataset, plan),
        AnalysisMethod.Predictor => Predictor.Of(dataset, plan),
        AnalysisMethod.Factorial => FactorialEffect.Of(dataset, plan, endpoint),
        _ => Find(PlannedComparison.Of(dataset, plan), dataset),
    };

    private static Finding Find(PlannedComparison comparison, Dataset dataset) => comparison.Plan.Method switch
    {
        AnalysisMethod.CrossoverDifference => CrossoverDifference.Of(comparison, dataset.Imported ? null : WashesOut(dataset.Protocol)),
        AnalysisMethod.PairedDifference => PairedDifference.Of(comparison, dataset.Protocol.Design),
        AnalysisMethod.TwoSample => TwoSample.Of(comparison),
        AnalysisMethod.Ancova => Ancova.Of(comparison),
        AnalysisMethod.CensoredTimes => CensoredTimes.Of(comparison),
        AnalysisMethod.CostUtility => CostUtility.Of(comparison, dataset),
        AnalysisMethod.MixedModel => MixedModel.Of(comparison),
        AnalysisMethod.Responders => Responders.Of(comparison, dataset.Protocol.Design),
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether days without treatment lie between the treated periods.</summary>
    private static bool WashesOut(Protocol protocol) =>
        protocol.Periods.SkipWhile(period => !period.Treated).SkipWhile(period => period.Treated).Any(period => period.Treated);

    private static EffectScale ScaleOf(AnalysisMethod method, Endpoint endpoint) => method switch
    {
        AnalysisMethod.Responders => EffectScale.Proportion,
        AnalysisMethod.PercentReduction => EffectScale.PercentagePoints,
        AnalysisMethod.Predictor => EffectScale.Correlation,
        _ => endpoint.From is { As: ChangeScale.Percent } ? EffectScale.Improvement : EffectScale.Endpoint,
    };

    private static (string Active, string Control) Compared(Protocol protocol, PlannedAnalysis plan) =>
        plan.Method == AnalysisMethod.MatchedPairs ? MatchedPairs.Sides(protocol, plan)
        : plan.Factors.Count > 0 ? FactorialEffect.Sides(protocol, plan)
        : plan.Compare.Count == 2 ? (NameOf(protocol, plan.Compare[0]), NameOf(protocol, plan.Compare[1])) : (plan.Periods[0], plan.Periods[1]);

    private static string NameOf(Protocol protocol, string treatment) => protocol.Treatments.First(t => t.Id == treatment).Name;
}
