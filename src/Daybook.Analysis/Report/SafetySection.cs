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
        return Html.Section("safety", "Safety", Events(material), Tolerability(material), Accountability.Of(material));
    }

    private static string Events(ReportMaterial material)
    {
        var dataset = material.Dataset;
        var people = dataset.Participants.ToDictionary(her => her.Key);
        var events = dataset.State.AdverseEvents.Values.Select(e => e.Recorded).Where(e => people.ContainsKey(e.Participant))
            .Select(e => (Event: e, Taken: material.Open ? Exposure.On(dataset.Protocol, people[e.Participant], e.Onset) ?? Off : Off)).ToList();
        var groups = Groups(material);
        IReadOnlyList<string> Row(string words, Func<AdverseEventRecorded, bool> which) =>
        [
            words,
            .. groups.Select(group => Cell(events.Where(e => e.Taken == group.Id && which(e.Event)).Select(e => e.Event), group.Exposed)),
            Cell(events.Where(e => which(e.Event)).Select(e => e.Event), people.Count),
        ];
        var rows = new List<IReadOnlyList<string>> { Row("Any", _ => true), Row("Serious", e => e.Serious), Row("Severe", e => e.Severity == Severity.Severe) };
        rows.AddRange(events.Select(e => e.Event.Term).Distinct().Order(StringComparer.Ordinal).Select(term => Row(term, e => e.Term == term)));
        return Html.P($"{events.Count} adverse events in {events.Select(e => e.Event.Participant).Distinct().Count()} of {dataset.Participants.Count} allocated participants."
                + (material.Open ? " An event counts for the treatment that was taken on the day it began. Treatments were taken for unequal times, and a longer one has more days on which an event can begin." : " Shown for all treatments together until the code is open."))
            + Html.Table("Participants with the event of those who took it, percent (exact 95% interval); events", ["Term", .. groups.Select(group => group.Name), "All"], rows)
            + Html.Figures(material.Events, material.Ratings);
    }

    private static List<(string Name, string Id, int Exposed)> Groups(ReportMaterial material) => !material.Open ? [] :
    [
        .. material.Protocol.Treatments.Select(t => (t.Name, t.Id, material.Dataset.Participants.Count(her => Exposure.Had(material.Protocol, her, t.Id)))),
        ("No treatment", Off, material.Dataset.Participants.Count),
    ];

    private static string Cell(IEnumerable<AdverseEventRecorded> events, int exposed)
    {
        var list = events.ToList();
        string share = Effects.Share(list.Select(e => e.Participant).Distinct().Count(), exposed);
        return list.Count == 0 ? share : $"{share}; {list.Count} {(list.Count == 1 ? "event" : "events")}";
    }

    /// <summary>The daily questions that no endpoint uses: how it was tolerated, what else was taken.</summary>
    private static string Tolerability(ReportMaterial material)
    {
        var endpoints = material.Protocol.Endpoints.Select(e => e.Item).ToHashSet(StringComparer.Ordinal);
        var items = (material.Protocol.Diary?.Items ?? []).Where(item => !endpoints.Contains(item.Id) && item.Kind is (ItemKind.YesNo or ItemKind.Line or ItemKind.Scale or ItemKind.Count)).ToList();
        return items.Count == 0 ? ""
            : !material.ByPeriod ? Html.P("How the medicine was tolerated, by period, stays closed until the code is open.")
            : Html.Table("Daily questions that no endpoint uses, by period: mean of the participants' own means (standard deviation), or percent of days with yes", ["", .. new PeriodColumns(material.Dataset).Headings], items.Select(item => SummariesSection.Row(material.Dataset, item.Id)));
    }
}
