namespace Daybook.Trial;

/// <summary>The visits that were held and the periods that were moved.</summary>
internal static class HeldVisits
{
    public static StudyState Evolve(StudyState study, VisitHeld held) => study.Change(held.Participant, her => her with
    {
        Visits = her.Visits.SetItem(held.Visit, new HeldVisit(held.Date, held.Day, held.DaysFromTarget, held.InWindow)),
        DayOne = her.DayOne ?? held.Date,
    });

    public static StudyState Evolve(StudyState study, ScheduleMoved moved) =>
        study.Change(moved.Participant, her => her with { Moved = her.Moved.SetItem(moved.Period, moved.Start) });
}
