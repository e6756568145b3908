using NodaTime;

namespace Daybook.Trial;

/// <summary>Moves the start of one participant's period, and with it every window that counts from it.</summary>
public sealed record MoveSchedule(ParticipantKey Participant, string Period, LocalDate Start, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(MoveSchedule command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        var protocol = study.ProtocolOf(her);
        if (protocol.Periods.All(period => period.Id != command.Period))
            return Refusals.PeriodUnknown(command.Period);
        if (her.DayOne is not { } dayOne)
            return Refusals.ScheduleNotStarted(her.Name);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing("moving the schedule");
        if (NodaTime.Period.DaysBetween(dayOne, command.Start) is < 0 or > LongestStudy || Overtakes(command, her, protocol))
            return Refusals.ScheduleOutOfOrder(command.Period, command.Start);
        return Decision.Accept(new ScheduleMoved(her.Key, command.Period, command.Start, command.Reason));
    }

    // A typing error in the year is no schedule.
    private const int LongestStudy = 36_525;

    private static bool Overtakes(MoveSchedule command, Participant her, Protocol protocol)
    {
        var starts = Schedule.Of(protocol, her with { Moved = her.Moved.SetItem(command.Period, command.Start) })!.Periods;
        return starts.Zip(starts.Skip(1)).Any(pair => pair.First.Start >= pair.Second.Start);
    }
}
