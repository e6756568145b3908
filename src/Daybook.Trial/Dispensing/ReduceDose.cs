using NodaTime;

namespace Daybook.Trial;

/// <summary>A participant who does not tolerate the dose takes the lower one of the protocol from that day on. It is the same for every treatment, so it tells nothing of what she takes.</summary>
public sealed record ReduceDose(ParticipantKey Participant, LocalDate Date, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(ReduceDose command, StudyState study, Act act)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (study.ProtocolOf(her).Supply?.Fallback is not { } units)
            return Refusals.DoseNoFallback();
        if (her.Reduced is { } before)
            return Refusals.DoseAlreadyReduced(her.Name, before.Date);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing("the lower dose");
        if (command.Date > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The lower dose", command.Date);
        return Schedule.Of(study.ProtocolOf(her), her) is { } schedule && her.Kits.Any(kit => study.Kits[kit].Dispensed <= command.Date) && DoseSteps.On(schedule, command.Date) > 0
            ? Decision.Accept(new DoseReduced(her.Key, command.Date, units, command.Reason))
            : Refusals.DoseNotTaken(her.Name, command.Date);
    }

    internal static StudyState Evolve(StudyState study, DoseReduced reduced) => study.Change(reduced.Participant, her => her with { Reduced = new ReducedDose(reduced.Date, reduced.Units) });
}

/// <summary>From which day on she takes how many units a day.</summary>
public sealed record ReducedDose(LocalDate Date, int Units);
