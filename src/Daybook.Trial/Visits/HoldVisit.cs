using NodaTime;

namespace Daybook.Trial;

/// <summary>The participant came to a visit on that date. The first visit is day 1; a visit that anchors a period starts it.</summary>
public sealed record HoldVisit(ParticipantKey Participant, string Visit, LocalDate Date) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(HoldVisit command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        var protocol = study.ProtocolOf(her);
        var zone = study.ZoneOf(her);
        if (Misfit(command, her, protocol, zone) is { } misfit)
            return misfit;
        if (command.Date > act.DateIn(zone))
            return Refusals.DateInFuture($"The visit {command.Visit}", command.Date);
        var schedule = Schedule.Of(protocol, her) ?? Schedule.Planned(protocol, command.Date, zone);
        var planned = schedule.PlannedVisit(command.Visit);
        return Decision.Accept(new VisitHeld(
            her.Key, command.Visit, command.Date, schedule.DayNumber(command.Date), planned.DaysFromTarget(command.Date), planned.Allows(command.Date)));
    }

    private static Refusal? Misfit(HoldVisit command, Participant her, Protocol protocol, string zone)
    {
        var order = protocol.Visits.Select(visit => visit.Id).ToList();
        var at = order.IndexOf(command.Visit);
        if (at < 0)
            return Refusals.VisitUnknown(command.Visit);
        if (her.Visits.TryGetValue(command.Visit, out var held))
            return Refusals.VisitAlreadyHeld(command.Visit, held.Date);
        if (at > 0 && her.DayOne is null)
            return Refusals.VisitFirstMissing(order[0]);
        var consented = her.Consents[0].At.InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
        if (command.Date < consented)
            return Refusals.VisitBeforeConsent(command.Visit, consented);
        // A visit may be missed; one that was held stands before or after this one in the protocol and in time.
        foreach (var (id, other) in her.Visits)
            if (order.IndexOf(id) > at || other.Date >= command.Date)
                return Refusals.VisitOutOfOrder(command.Visit, id, other.Date);
        return null;
    }
}
