using System.Globalization;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>What was kept and not analysed, what was missing, what was off the plan, and what came after the lock.</summary>
internal static class DeviationsSection
{
    public static string Of(ReportMaterial material) => Html.Section(
        "deviations",
        "What was left out",
        Summary(material.Dataset),
        Html.Long("Every value that was left out", Values(material.Dataset)),
        Missing(material.Dataset),
        Visits(material.Dataset),
        AfterLock(material));

    private static string Summary(Dataset dataset) => Html.Table(
        "Values that were kept and not analysed",
        ["Reason", "Values", "Participants"],
        dataset.Exclusions.GroupBy(e => Reason(e.Why)).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (IReadOnlyList<string>)[g.Key, Print.Number(g.Count()), Print.Number(g.Select(e => e.Label).Distinct().Count())]));

    private static string Reason(string why) => why.StartsWith("replaced by", StringComparison.Ordinal) ? "replaced by a correction" : why;

    private static string Values(Dataset dataset) => Html.Table(
        "In the order of the ledger",
        ["Participant", "Form", "Occasion", "Item", "Why", "Entry"],
        dataset.Exclusions.Select(e => (IReadOnlyList<string>)[e.Label, e.Form, e.Occasion, e.Item, e.Why, e.Seq.ToString(CultureInfo.InvariantCulture)]));

    private static string Missing(Dataset dataset) => Html.Table(
        "Endpoints without a value",
        ["Participant", "Endpoint", "Period", "Why"],
        dataset.Rows.Where(row => row.Value is null).Select(row => (IReadOnlyList<string>)[row.Label, row.Endpoint, row.Period, row.WhyMissing ?? ""]));

    private static string Visits(Dataset dataset) => dataset.Imported ? "" : Html.Table(
        "Visits outside their window",
        ["Participant", "Visit", "Date", "Days from the target"],
        dataset.Participants.SelectMany(her => her.State.Visits.Where(visit => !visit.Value.InWindow).Select(visit => (IReadOnlyList<string>)
            [her.Label, visit.Key, LocalDatePattern.Iso.Format(visit.Value.Date), Print.Number(visit.Value.DaysFromTarget)])));

    private static string AfterLock(ReportMaterial material) => material.Provenance.LockSize == 0 ? "" : Html.Table(
        "Entries after the lock: kept, not analysed",
        ["Entry", "Received (UTC)", "What", "Participant"],
        Rows(material.Later.Where(entry => !IsOfTheLock(entry))))
        + Html.Table("The lock and the code", ["Entry", "Received (UTC)", "What", "Participant"], Rows(material.Later.Where(IsOfTheLock)));

    /// <summary>What the ledger says of the lock itself, which no lock can hold.</summary>
    private static bool IsOfTheLock(EntryAfterLock entry) =>
        entry.Type.Split('/')[0] is "study-locked" or "study-unlocked" or "unblinding-approved" or "code-opened";

    private static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<EntryAfterLock> entries) => entries.Select(entry => (IReadOnlyList<string>)
        [entry.Seq.ToString(CultureInfo.InvariantCulture), InstantPattern.General.Format(entry.At), entry.Type, entry.Participant ?? ""]);
}
