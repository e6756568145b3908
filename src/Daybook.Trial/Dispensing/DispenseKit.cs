using NodaTime;

namespace Daybook.Trial;

/// <summary>Hands a kit to a participant at a visit. Which one, the sealed store chooses; a kit that is named must be that one.</summary>
/// <remarks>Were any fitting kit accepted, whoever tried them all would learn which kits hold the same, and so who takes the same.</remarks>
public sealed record DispenseKit(ParticipantKey Participant, string Visit, LocalDate Date, KitId? Kit) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(DispenseKit command, StudyState study, Act act)
    {
        if (Sequence.AtVisit(study, command.Participant, command.Visit, out var her, out var visit) is { } refusal)
            return refusal;
        var protocol = study.ProtocolOf(her);
        if (her.Withdrawn is { } left)
            return Refusals.Withdrawn(her.Name, left.Date);
        if (protocol.Supply is not { } supply)
            return Refusals.KitNoSupply();
        if (study.Allocation is null)
            return Refusals.AllocationNotSealed();
        if (her.PlaceIn(protocol) is not { } place)
            return Refusals.NotRandomised(her.Name);
        if (!visit.Does.Contains(VisitAct.Dispense) || TreatedPeriods.SuppliedAt(protocol, visit.Id) is not { } period)
            return Refusals.VisitDoesNotDispense(visit.Id);
        if (her.Kits.Select(held => study.Kits[held]).LastOrDefault(kit => kit.Visit == visit.Id) is { } given && !LowerKits.Exchanges(study, her, visit.Id, command.Date))
            return Refusals.KitVisitSupplied(her.Name, visit.Id, given.Id);
        if (command.Date > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The dispensing", command.Date);

        if (command.Kit is { } named && NotOnShelf(named, her, study) is { } missing)
            return missing;
        var lower = LowerKits.Takes(protocol, her, command.Date);
        var turn = Turns.SuppliedAt(protocol, visit.Id, period) with { Lower = lower ? LowerKits.Next(study, her.Site) : null };
        if (act.Vault.Choose(study.Shelves.GetValueOrDefault(her.Site, []).Where(kit => study.Kits[kit].Lower == lower), place.Stratum, place.Index, turn, study.Levels) is not { } chosen)
            return Refusals.NoKitFits(her.Site);
        if (command.Kit is { } scanned && scanned != chosen)
            return Refusals.KitNotForParticipant(scanned, her.Name, chosen);
        return command.Date < her.Visits[visit.Id].Date
            ? Refusals.KitDate(chosen, command.Date, her.Visits[visit.Id].Date)
            : Decision.Accept(new KitDispensed(her.Key, chosen, visit.Id, command.Date, supply.PerKit));
    }

    private static Refusal? NotOnShelf(KitId named, Participant her, StudyState study) =>
        !study.Kits.TryGetValue(named, out var kit) ? Refusals.KitUnknown(named)
        : kit.Site != her.Site ? Refusals.KitAtOtherSite(named, kit.Site)
        : kit.Holder is not null ? Refusals.KitAlreadyDispensed(named)
        : null;
}
