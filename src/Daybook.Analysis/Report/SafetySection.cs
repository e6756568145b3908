using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Adverse events by term: participants with one, and events, by what was taken when it began. No tests across terms.</summary>
internal static class SafetySection
{
    private const string Off = "";

    public static string Of(ReportMaterial material)
    {
        if (material.Dataset.Imported)
        {
            return Html.Section("safety", "Safety", Html.P("The imported file holds no adverse events."));
        }
        var dataset = material.Dataset;
        var people = dataset.Participants.ToDictionary(her => her.Key);
        var events = dataset.State.AdverseEvents.Values.Select(e => e.Recorded).Where(e => people.ContainsKey(e.Participant))
            .Select(e => (Event: e, Taken: material.Open ? Taken(dataset.Protocol, people[e.Participant], e) : Off)).ToList();
        var groups = material.Open
            ? dataset.Protocol.Treatments.Select(t => (t.Name, t.Id)).Append((Name: "No treatment", Id: Off)).ToList()
            : new List<(string Name, string Id)>();
        IReadOnlyList<string> Row(string words, Func<AdverseEventRecorded, bool> which) =>
        [
            words,
            .. groups.Select(group => Cell(events.Where(e => e.Taken == group.Id && which(e.Event)).Select(e => e.Event))),
            Cell(events.Where(e => which(e.Event)).Select(e => e.Event)),
        ];
        var rows = new List<IReadOnlyList<string>> { Row("Any", _ => true), Row("Serious", e => e.Serious), Row("Severe", e => e.Severity == Severity.Severe) };
        rows.AddRange(events.Select(e => e.Event.Term).Distinct().Order(StringComparer.Ordinal).Select(term => Row(term, e => e.Term == term)));
        return Html.Section(
            "safety",
            "Safety",
            Html.P($"{events.Count} adverse events in {events.Select(e => e.Event.Participant).Distinct().Count()} of {dataset.Participants.Count} allocated participants."
                + (material.Open ? " An event counts for the treatment that was taken on the day it began." : " Shown for all treatments together until the code is open.")),
            Html.Table("Participants with the event (number of events)", ["Term", .. groups.Select(group => group.Name), "All"], rows),
            Html.Figures(material.Events, material.Ratings));
    }

    private static string Cell(IEnumerable<AdverseEventRecorded> events)
    {
        var list = events.ToList();
        return list.Count == 0 ? "0" : $"{list.Select(e => e.Participant).Distinct().Count()} ({list.Count})";
    }

    private static string Taken(Protocol protocol, DatasetParticipant her, AdverseEventRecorded e) =>
        her.Schedule?.PeriodOf(e.Onset)?.Treated is { } number ? protocol.Arms.First(arm => arm.Id == her.Sequence).Treatments[number] : Off;
}
