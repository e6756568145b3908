namespace Daybook.Trial;

/// <summary>When taking may begin: what is collected before that was known before anything was taken.</summary>
/// <param name="Day">The planned study day.</param>
/// <param name="Earliest">The first day on which it can be, where a visit that may come early starts it.</param>
/// <param name="Visit">The visit on whose date it starts; null when it starts on a day of its own.</param>
internal sealed record TreatmentStart(int Day, int Earliest, Visit? Visit)
{
    /// <summary>The start of the first treated period; after every day where nothing is taken.</summary>
    public static TreatmentStart Of(Protocol protocol)
    {
        if (PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Period.Treated) is not { } first)
            return new TreatmentStart(int.MaxValue, int.MaxValue, null);
        // Day 1 is the date of the first visit.
        var visit = protocol.Visits.FirstOrDefault(visit => first.FirstDay == 1 ? visit.Day == 1 : visit.Id == first.Period.Anchor);
        return new TreatmentStart(first.FirstDay, first.FirstDay + (visit?.Window.Early ?? 0), visit);
    }

    /// <summary>Whether the visit is held before anything is taken, however late in its window; that at which taking begins is.</summary>
    public bool IsAfter(Visit visit) => visit == Visit || visit.Day + visit.Window.Late < Earliest;
}
