using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What was known of people before treatment: of every measure, the first value at a visit until the first treated day.</summary>
public static class Baselines
{
    /// <summary>One value a participant who has one.</summary>
    public static IReadOnlyDictionary<ParticipantKey, double> Of(Dataset dataset, string measure) =>
        First(dataset, measure).ToDictionary(hers => hers.Key, hers => (double)hers.Value.Number!.Value);

    /// <summary>What predicts the response in <paramref name="plan"/>: the value, or of a choice whether she is in the group that some of the choices make.</summary>
    public static IReadOnlyDictionary<ParticipantKey, double> Of(Dataset dataset, PlannedAnalysis plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Chosen.Count == 0 ? Of(dataset, plan.With!)
            : First(dataset, plan.With!).ToDictionary(hers => hers.Key, hers => plan.Chosen.Contains(hers.Value.Text!) ? 1.0 : 0.0);
    }

    private static Dictionary<ParticipantKey, Observation> First(Dataset dataset, string measure)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        var visits = Measures.BeforeTreatment(dataset.Protocol, measure).Select(visit => visit.Id).ToList();
        return dataset.Counted
            .Where(o => o.Item == measure && o.Occasion.Kind == OccasionKind.Visit && visits.Contains(o.Occasion.Key))
            .GroupBy(o => o.Participant)
            .ToDictionary(hers => hers.Key, hers => hers.OrderBy(o => visits.IndexOf(o.Occasion.Key)).First());
    }

    /// <summary>The measures that are known before treatment and on which a response could depend, other than items of a form that is scored: ids in the order of the protocol.</summary>
    public static IReadOnlyList<string> Measured(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var scored = protocol.Scores.Select(score => score.Form).ToHashSet(StringComparer.Ordinal);
        var numbers = protocol.Forms.Where(form => !scored.Contains(form.Id)).SelectMany(form => form.Items)
            .Where(item => item.Kind is ItemKind.Line or ItemKind.Scale or ItemKind.Count or ItemKind.Number).Select(item => item.Id);
        return [.. numbers.Concat(protocol.Labs.Where(lab => lab.Kind == LabKind.Number).Select(lab => lab.Id)).Concat(protocol.Scores.Select(score => score.Id))
            .Where(id => Measures.BeforeTreatment(protocol, id).Any())];
    }
}
