using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Everything that was analysed, in the order of the plan; what was asked beyond it comes after and is called post hoc.</summary>
public sealed record AnalysisRun(Dataset Dataset, IReadOnlyList<AnalysisResult> Analyses)
{
    /// <summary>The primary analysis, when the plan has one.</summary>
    public AnalysisResult? Primary => Analyses.FirstOrDefault(analysis => analysis.Rank == "primary");

    /// <summary>Runs the plan of the protocol.</summary>
    /// <param name="dataset">The dataset; while the code is closed nothing is computed.</param>
    /// <param name="asked">Analyses beyond the plan.</param>
    public static AnalysisRun Of(Dataset dataset, IReadOnlyList<PlannedAnalysis>? asked = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var planned = dataset.Protocol.Analyses.Select(plan => Run(dataset, plan, Words.Of(plan.Rank)));
        var postHoc = (asked ?? []).Select(plan => Run(dataset, plan, "post hoc"));
        return new AnalysisRun(dataset, [.. planned, .. postHoc]);
    }

    private static AnalysisResult Run(Dataset dataset, PlannedAnalysis plan, string rank)
    {
        var comparison = PlannedComparison.Of(dataset, plan);
        var found = dataset.Open ? Find(comparison, dataset.Protocol.Design) : Finding.None(0, "The code has not been opened.");
        return new AnalysisResult
        {
            Id = plan.Id,
            Rank = rank,
            Endpoint = plan.Endpoint,
            EndpointTitle = comparison.Endpoint.Title,
            Method = Words.Of(plan.Method),
            MethodInWords = Words.Say(plan, dataset.Protocol.Design),
            Active = NameOf(dataset.Protocol, comparison.Active),
            Control = NameOf(dataset.Protocol, comparison.Control),
            Confidence = comparison.Confidence,
            N = found.N,
            Effect = found.Effect,
            P = found.P,
            OnEndpointScale = plan.Method != AnalysisMethod.Responders,
            Numbers = found.Numbers,
            Notes = found.Notes,
            NotComputed = found.NotComputed,
        };
    }

    private static Finding Find(PlannedComparison comparison, Design design) => comparison.Plan.Method switch
    {
        AnalysisMethod.CrossoverDifference => CrossoverDifference.Of(comparison),
        AnalysisMethod.PairedDifference => PairedDifference.Of(comparison),
        AnalysisMethod.TwoSample => TwoSample.Of(comparison),
        AnalysisMethod.MixedModel => MixedModel.Of(comparison),
        AnalysisMethod.Responders => Responders.Of(comparison, design),
        _ => throw new UnreachableException(),
    };

    private static string NameOf(Protocol protocol, string treatment) => protocol.Treatments.First(t => t.Id == treatment).Name;
}
