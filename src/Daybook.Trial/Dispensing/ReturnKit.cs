using NodaTime;

namespace Daybook.Trial;

/// <summary>Takes a kit back and counts what is left. A count that differs from the plan by more than a fifth needs a reason.</summary>
public sealed record ReturnKit(ParticipantKey Participant, string Visit, LocalDate Date, KitId Kit, int Units, string? Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(ReturnKit command, StudyState study, Act act)
    {
        if (Sequence.AtVisit(study, command.Participant, command.Visit, out var her, out _) is { } refusal)
            return refusal;
        if (!study.Kits.TryGetValue(command.Kit, out var kit))
            return Refusals.KitUnknown(command.Kit);
        if (kit.Holder != her.Key || kit.Dispensed is not { } dispensed)
            return Refusals.KitNotHeld(kit.Id, her.Name);
        if (kit.Returned is not null)
            return Refusals.KitAlreadyReturned(kit.Id);
        if (command.Date > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The return", command.Date);
        if (command.Date < dispensed)
            return Refusals.KitDate(kit.Id, command.Date, dispensed);
        if (command.Units < 0 || command.Units > kit.Units)
            return Refusals.KitCountOutOfRange(kit.Id, command.Units, kit.Units);
        var planned = kit.PlannedUnits(study.ProtocolOf(her), Schedule.Of(study.ProtocolOf(her), her), command.Date);
        var taken = kit.Units - command.Units;
        // The usual rule of compliance by count: 80 to 120 per cent of what was planned.
        if (Math.Abs(taken - planned) * 5 > planned && string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.KitCountUnexplained(kit.Id, taken, planned);
        return Decision.Accept(new KitReturned(her.Key, kit.Id, command.Visit, command.Date, command.Units, command.Reason));
    }
}
