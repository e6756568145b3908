using NodaTime;

namespace Daybook.Trial;

/// <summary>Hands a kit to a participant at a visit. Without a kit number the first fitting kit of the site is taken.</summary>
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
        if (PlaceOf(her, protocol) is not { } place)
            return Refusals.NotRandomised(her.Name);
        if (!visit.Does.Contains(VisitAct.Dispense) || TreatedPeriods.SuppliedAt(protocol, visit.Id) is not { } period)
            return Refusals.VisitDoesNotDispense(visit.Id);
        if (her.Kits.Select(held => study.Kits[held]).FirstOrDefault(kit => kit.Visit == visit.Id) is { } given)
            return Refusals.KitVisitSupplied(her.Name, visit.Id, given.Id);
        if (command.Date > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The dispensing", command.Date);

        bool Fits(KitId kit) => act.Vault.Fits(kit, place.Stratum, place.Index, period);
        if (command.Kit is { } named && Unfit(named, her, study, Fits) is { } unfit)
            return unfit;
        // A default KitId names no kit; the shelf is in the order of the numbers, so that the choice tells nothing.
        var chosen = command.Kit ?? study.Shelves.GetValueOrDefault(her.Site, []).FirstOrDefault(Fits);
        if (chosen == default)
            return Refusals.NoKitFits(her.Site);
        return command.Date < her.Visits[visit.Id].Date
            ? Refusals.KitDate(chosen, command.Date, her.Visits[visit.Id].Date)
            : Decision.Accept(new KitDispensed(her.Key, chosen, visit.Id, command.Date, supply.PerKit));
    }

    // With one arm nobody is randomised and every place is the first.
    private static Place? PlaceOf(Participant her, Protocol protocol) =>
        her.Place ?? (protocol.Allocation is null ? new Place(AllocationPlaces.All, 0) : null);

    private static Refusal? Unfit(KitId named, Participant her, StudyState study, Func<KitId, bool> fits) =>
        !study.Kits.TryGetValue(named, out var kit) ? Refusals.KitUnknown(named)
        : kit.Site != her.Site ? Refusals.KitAtOtherSite(named, kit.Site)
        : kit.Holder is not null ? Refusals.KitAlreadyDispensed(named)
        : !fits(named) ? Refusals.KitNotForParticipant(named, her.Name)
        : null;
}
