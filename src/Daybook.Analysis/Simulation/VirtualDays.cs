using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>The dates of one participant as her study knows them, with what she takes on each.</summary>
internal sealed class VirtualDays(Schedule schedule, Participant her, Func<Place, int, string> treatmentOf)
{
    public Schedule Schedule => schedule;

    /// <summary>Where she stands on that date. Treatment counts from the day after it was handed out, when the evening's capsule was taken.</summary>
    public Course On(LocalDate date)
    {
        int day = schedule.DayNumber(date);
        var last = schedule.Periods.LastOrDefault(period => period.Treated is not null && period.Start <= date);
        if (last is null || her.PlaceIn(schedule.Protocol) is not { } place)
        {
            return Course.BeforeTreatment(day);
        }
        string treatment = treatmentOf(place, last.Treated!.Value);
        int on = Math.Min(NodaTime.Period.DaysBetween(last.Start, date) + 1, last.Days);
        return new Course(day, treatment, on, Math.Max(0, NodaTime.Period.DaysBetween(last.End, date)), last.Treated.Value);
    }
}
