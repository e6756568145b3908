using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>The dates of one participant as her study knows them, with what she takes on each.</summary>
internal sealed class VirtualDays(Protocol protocol, Schedule schedule, Participant her, Func<Place, Arm> armOf)
{
    // What she takes when is known to nobody in the study; her dates as the study knows them stay as they are.
    private readonly Arm? arm = her.PlaceIn(protocol) is { } place ? armOf(place) : null;
    private Schedule? lived;

    public Schedule Schedule => schedule;

    /// <summary>Where she stands on that date. Treatment counts from the day after it was handed out, when the evening's capsule was taken.</summary>
    public Course On(LocalDate date)
    {
        int day = schedule.DayNumber(date);
        if (arm is null || Lived(arm).Periods.LastOrDefault(period => period.Treated is not null && period.Start <= date) is not { } last)
        {
            return Course.BeforeTreatment(day);
        }
        string treatment = arm.Treatments[last.Treated!.Value];
        int on = Math.Min(NodaTime.Period.DaysBetween(last.Start, date) + 1, last.Days);
        return new Course(day, treatment, on, Math.Max(0, NodaTime.Period.DaysBetween(last.End, date)), last.Treated.Value);
    }

    private Schedule Lived(Arm hers) => lived ??= Turns.Schedule(protocol, hers.Id, her) ?? schedule;
}
