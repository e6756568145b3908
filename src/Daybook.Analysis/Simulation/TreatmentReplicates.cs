using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Simulated trials for one comparison of treatments: each is analysed as planned, and set beside what the same people would show in every arm with every diary written.</summary>
internal sealed class TreatmentReplicates
{
    private readonly Protocol protocol;
    private readonly PlannedAnalysis plan;
    private readonly PaperlessTrial trial;

    public TreatmentReplicates(Protocol protocol, Truth truth, int participants, PlannedAnalysis plan)
    {
        var endpoint = protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        this.plan = plan;
        // A trial without paperwork has no kits and no late days by which anybody would be left out: everyone who finishes is analysed.
        this.protocol = protocol with { Endpoints = [endpoint with { Responder = null }], Analyses = [plan with { Estimand = null, Set = null }], Families = [] };
        trial = new PaperlessTrial(this.protocol, truth, participants, new HashSet<string>(StringComparer.Ordinal) { endpoint.Item });
    }

    /// <summary>One trial; null when it could not be analysed.</summary>
    public SimulatedRun? One(ulong seed)
    {
        var found = AnalysisRun.Of(trial.Of(seed)).Analyses[0];
        return found is { Effect: { } effect, P: { } p } ? new SimulatedRun(effect.Estimate, p, effect.Low, effect.High, Potential(seed)) : null;
    }

    private double Potential(ulong seed)
    {
        var rows = protocol.Arms.SelectMany(arm => trial.Of(seed, arm).Rows).ToList();
        double Mean(string treatment) => rows.Where(row => row.Treatment == treatment).Select(row => row.Value).OfType<double>().Average();
        return Mean(plan.Compare[0]) - Mean(plan.Compare[1]);
    }
}
