using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>What was dispensed, what came back, and what the diary says was taken in the same days.</summary>
internal static class Accountability
{
    public static string Of(ReportMaterial material)
    {
        if (material.Protocol.Supply is not { } supply)
        {
            return "";
        }
        var kits = material.Dataset.Participants.SelectMany(her => Kits(material.Dataset, her)).ToList();
        string unit = supply.Unit + "s";
        // Whether it was taken is an answer, and before the code is open no answer of a fixed order stands anywhere.
        string? item = material.ByPeriod ? supply.Taken : null;
        bool asked = item is not null;
        var rows = new List<IReadOnlyList<string>>();
        if (material.ByPeriod)
        {
            var columns = new PeriodColumns(material.Dataset);
            rows.AddRange(columns.Headings.Select(heading => (heading, Of: kits.Where(kit => kit.Period is { } period && columns.Of(kit.Her, period) == heading).ToList()))
                .Where(row => row.Of.Count > 0).Select(row => Row(row.heading, row.Of, asked)));
        }
        rows.Add(Row("All", kits, asked));
        return Html.Table(
                $"The study drug in {unit}: dispensed less returned is taken; planned is what the days between ask for",
                Columns(asked, ""), rows)
            + Html.P("Only kits that came back are in taken, planned and percent."
                + (asked ? $" The diary's days are those between dispensing and return on which the question \"{Measures.Words(material.Protocol, item!)}\" was answered; a day without an answer says nothing." : ""))
            + Html.Details("By participant", Html.Table($"The study drug in {unit} by participant", Columns(asked, "Participant"),
                material.Dataset.Participants.Select(her => Row(her.Label, [.. kits.Where(kit => kit.Her == her)], asked))));
    }

    private static IReadOnlyList<string> Columns(bool asked, string first) =>
        [first, "Kits", "Kits back", "Dispensed", "Returned", "Taken", "Planned", "Percent", .. asked ? ["Diary: yes, of days answered"] : Array.Empty<string>()];

    private static List<string> Row(string words, List<KitUse> kits, bool asked)
    {
        var back = kits.Where(kit => kit.Taken is not null).ToList();
        int taken = back.Sum(kit => kit.Taken!.Value), planned = back.Sum(kit => kit.Planned);
        List<string> row =
        [
            words, Print.Number(kits.Count), Print.Number(back.Count), Print.Number(kits.Sum(kit => kit.Units)), Print.Number(back.Sum(kit => kit.Units) - taken),
            Print.Number(taken), Print.Number(planned), planned == 0 ? "" : Print.Percent(100.0 * taken / planned),
        ];
        if (asked)
        {
            row.Add(back.Sum(kit => kit.Asked) is > 0 and var days ? $"{back.Sum(kit => kit.Yes)} of {days}" : "");
        }
        return row;
    }

    private static IEnumerable<KitUse> Kits(Dataset dataset, DatasetParticipant her)
    {
        string? item = dataset.Protocol.Supply!.Taken;
        var answers = dataset.Counted.Where(o => o.Participant == her.Key && o.Item == item && o.Occasion.Kind == OccasionKind.DiaryDay)
            .Select(o => (Day: LocalDatePattern.Iso.Parse(o.Occasion.Key).Value, Yes: o.Number == 1)).ToList();
        var plans = PeriodPlan.Of(Turns.Lived(dataset.Protocol, her.Sequence));
        foreach (var kit in her.State.Kits.Select(id => dataset.State.Kits[id]))
        {
            var between = answers.Where(answer => kit.Dispensed <= answer.Day && answer.Day < kit.Returned && !(kit.Exchanged <= answer.Day)).ToList();
            yield return new KitUse(
                her, PeriodOf(dataset.Protocol, plans, kit), kit.Units, kit.Units - kit.UnitsBack, kit.Returned is { } until ? kit.PlannedUnits(dataset.Protocol, her.Schedule, until) : 0,
                between.Count, between.Count(answer => answer.Yes));
        }
    }

    private static string? PeriodOf(Protocol protocol, IReadOnlyList<PeriodPlan> plans, Kit kit) =>
        protocol.Visits.FirstOrDefault(visit => visit.Id == kit.Visit) is { } visit ? plans.FirstOrDefault(plan => plan.Treated is not null && visit.Day <= plan.LastDay)?.Period.Id : null;

    private sealed record KitUse(DatasetParticipant Her, string? Period, int Units, int? Taken, int Planned, int Asked, int Yes);
}
