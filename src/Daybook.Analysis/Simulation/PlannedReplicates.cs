using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Simulated trials for one analysis: each is analysed as planned, in its set and by its estimand, and set beside what the same people would show in every arm with every diary written.</summary>
internal sealed class PlannedReplicates
{
    private readonly Protocol protocol;
    private readonly PlannedAnalysis plan;
    private readonly PaperlessTrial trial;

    public PlannedReplicates(Protocol protocol, Truth truth, int participants, PlannedAnalysis plan)
    {
        var endpoint = protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        this.plan = plan;
        this.protocol = protocol with { Endpoints = [endpoint with { Responder = null }], Analyses = [plan], Families = [] };
        trial = new PaperlessTrial(this.protocol, truth, participants, Read(protocol, plan, endpoint));
    }

    /// <summary>One trial; null when it could not be analysed.</summary>
    public SimulatedRun? One(ulong seed)
    {
        var dataset = trial.Of(seed);
        var found = AnalysisRun.Of(dataset).Analyses[0];
        return found is { Effect: { } effect, P: { } p } ? new SimulatedRun(effect.Estimate, p, effect.Low, effect.High, Potential(seed, dataset)) : null;
    }

    /// <summary>What the analysis reads, and what decides who and which days enter it.</summary>
    private static HashSet<string> Read(Protocol protocol, PlannedAnalysis plan, Endpoint endpoint)
    {
        var estimand = protocol.Estimands.FirstOrDefault(known => known.Id == plan.Estimand);
        var set = protocol.AnalysisSets.FirstOrDefault(known => known.Id == (plan.Set ?? estimand?.Population));
        string?[] read = [endpoint.Item, set?.Taken is null ? null : protocol.Supply?.Taken, .. estimand?.Events.Select(happening => happening.SaidBy(protocol)?.Item) ?? []];
        return read.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Of those who are in the analysis set of this trial: what they would show in every arm.</summary>
    private double Potential(ulong seed, Dataset analysed)
    {
        var members = PlannedDataset.Of(analysed, plan).Dataset.Participants.Select(her => her.Key).ToHashSet();
        var shown = protocol.Arms.Select(arm => Shown(trial.Of(seed, arm))).ToList();
        return plan.Method == AnalysisMethod.PeriodModel ? OfPeriods(shown, members) : OfTreatments(shown, members);
    }

    /// <summary>A virtual person's values do not depend on what happens to her meanwhile, so what she shows is what she would show if it had not happened. Only days that her estimand does not reach are left out.</summary>
    private Dataset Shown(Dataset whole) => protocol.Estimands.FirstOrDefault(known => known.Id == plan.Estimand) is { } estimand
        ? IntercurrentEvents.Apply(whole, estimand with { Events = [.. estimand.Events.Where(happening => happening.Strategy == EventStrategy.WhileOnTreatment)] })
        : whole;

    private double OfTreatments(IReadOnlyList<Dataset> shown, HashSet<ParticipantKey> members)
    {
        var rows = shown.SelectMany(dataset => dataset.Rows).Where(row => members.Contains(row.Participant)).ToList();
        double Mean(string treatment) => rows.Where(row => row.Treatment == treatment).Select(row => row.Value).OfType<double>().Average();
        return plan.Method == AnalysisMethod.Factorial
            ? protocol.Treatments.Sum(treatment => FactorialEffect.Weight(protocol, plan, treatment.Id) * Mean(treatment.Id))
            : Mean(plan.Compare[0]) - Mean(plan.Compare[1]);
    }

    private double OfPeriods(IReadOnlyList<Dataset> shown, HashSet<ParticipantKey> members)
    {
        var differences = shown.SelectMany(dataset => PeriodValues.Of(dataset, protocol.Endpoints[0]).Where(value => members.Contains(value.Participant)).GroupBy(value => value.Participant))
            .Select(hers => Mean(hers, plan.Periods[0]) - Mean(hers, plan.Periods[1]));
        return differences.OfType<double>().Average();
    }

    private static double? Mean(IEnumerable<PeriodValue> hers, string period) => hers.Where(value => value.Period == period).Average(value => (double?)value.Value);
}
