using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The figure of sensory tests and scores, visit by visit. It exists once the code is open: at the same visits everybody may have taken the same.</summary>
internal static class VisitFigures
{
    public static Figure? Of(Dataset dataset, string? stamp)
    {
        var protocol = dataset.Protocol;
        var endpoints = protocol.Endpoints.Where(e => e.Window.Kind == WindowKind.Visit && (protocol.Sensory.Any(test => test.Id == e.Item) || protocol.Scores.Any(score => score.Id == e.Item))).DistinctBy(e => e.Item).ToList();
        if (!dataset.Open || endpoints.Count == 0)
        {
            return null;
        }
        var panels = endpoints.SelectMany(endpoint => protocol.Arms.Select(arm => Panel(dataset, endpoint, arm))).Where(panel => panel.People.Count > 0).ToList();
        return panels.Count == 0 ? null : VisitPanels.Of(panels, stamp);
    }

    private static VisitPanel Panel(Dataset dataset, Endpoint endpoint, Arm arm)
    {
        var protocol = dataset.Protocol;
        var visits = protocol.Visits.Where(visit => Measures.At(protocol, visit, endpoint.Item)).ToList();
        var test = protocol.Sensory.FirstOrDefault(t => t.Id == endpoint.Item);
        var values = dataset.Counted.Where(o => o.Item == endpoint.Item && o.Occasion.Kind == OccasionKind.Visit).ToLookup(o => o.Participant);
        var people = dataset.Participants.Where(her => her.Sequence == arm.Id).Select(her => new VisitLine(her.Label, Points(endpoint, visits, test, values[her.Key]))).Where(line => line.Points.Count > 0);
        return new VisitPanel(
            protocol.Arms.Count == 1 ? endpoint.Title : $"{endpoint.Title}, {arm.Id}",
            Measures.Unit(protocol, endpoint.Item) is { } unit ? Units.Say(unit) : null,
            [.. visits.Select(visit => visit.Id)],
            [.. Bands(protocol, arm, visits)],
            [.. people],
            (double?)test?.CutOff);
    }

    private static List<VisitPoint> Points(Endpoint endpoint, List<Visit> visits, SensoryTest? test, IEnumerable<Observation> values) =>
    [
        .. values.GroupBy(o => visits.FindIndex(visit => visit.Id == o.Occasion.Key)).Where(visit => visit.Key >= 0).OrderBy(visit => visit.Key).Select(visit => new VisitPoint(
            visit.Key + 1,
            Estimate.Of(endpoint.Estimator, [.. visit.Select(o => (double)o.Number!.Value)]),
            test is not null && visit.Any(o => o.Flags.Contains("censored", StringComparison.Ordinal)) ? (test.Rises ? 1 : -1) : 0)),
    ];

    /// <summary>Neighbouring visits that measure the same period share a band.</summary>
    private static IEnumerable<Band> Bands(Protocol protocol, Arm arm, List<Visit> visits)
    {
        var plans = PeriodPlan.Of(Turns.Lived(protocol, arm.Id));
        var scored = visits.Select(visit => PeriodPlan.Scored(plans, visit)).ToList();
        for (int first = 0, next; first < scored.Count; first = next)
        {
            for (next = first + 1; next < scored.Count && scored[next] == scored[first]; next++)
            {
            }
            if (scored[first] is { } plan)
            {
                yield return StudyBands.Band(protocol, arm, plan.Period, plan.Treated, first + 1, next);
            }
        }
    }
}
