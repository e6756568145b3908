using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>Who took what when, as far as the record says: nothing after she left, and nothing in a period that never began for her.</summary>
internal static class Exposure
{
    /// <summary>What she took on a date; null when nothing.</summary>
    public static string? On(Protocol protocol, DatasetParticipant her, LocalDate date) =>
        her.Schedule?.PeriodOf(date)?.Treated is { } number && Flows.Began(her, number) && !(her.State.Withdrawn?.Date < date) ? Treatments(protocol, her)[number] : null;

    /// <summary>Whether she took the treatment at all.</summary>
    public static bool Had(Protocol protocol, DatasetParticipant her, string treatment)
    {
        var treatments = Treatments(protocol, her);
        return Enumerable.Range(0, treatments.Count).Any(number => treatments[number] == treatment && Flows.Began(her, number));
    }

    private static IReadOnlyList<string> Treatments(Protocol protocol, DatasetParticipant her) => protocol.Arms.FirstOrDefault(arm => arm.Id == her.Sequence)?.Treatments ?? [];
}
