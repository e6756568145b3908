using NodaTime;

namespace Daybook.Trial;

/// <summary>Day and hour of a visit, as agreed with the participant. Her phone and her calendar show it; what the protocol plans, and every window, stays where it is. A later appointment takes the place of an earlier one.</summary>
public sealed record MakeAppointment(ParticipantKey Participant, string Visit, LocalDate Date, LocalTime Time) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(MakeAppointment command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (study.ProtocolOf(her).Visits.All(visit => visit.Id != command.Visit))
            return Refusals.VisitUnknown(command.Visit);
        if (her.Visits.TryGetValue(command.Visit, out var held))
            return Refusals.VisitAlreadyHeld(command.Visit, held.Date);
        var today = act.DateIn(study.ZoneOf(her));
        return NodaTime.Period.DaysBetween(today, command.Date) is >= 0 and <= Farthest
            ? Decision.Accept(new AppointmentMade(her.Key, command.Visit, command.Date, command.Time))
            : Refusals.AppointmentNotAhead(command.Date);
    }

    // A typing error in the year is no appointment.
    private const int Farthest = 3_660;

    internal static StudyState Evolve(StudyState study, AppointmentMade made) =>
        study.Change(made.Participant, her => her with { Appointments = her.Appointments.SetItem(made.Visit, new Appointment(made.Date, made.Time)) });
}

/// <summary>When she is expected, by the clock of where she lives.</summary>
public sealed record Appointment(LocalDate Date, LocalTime Time);
