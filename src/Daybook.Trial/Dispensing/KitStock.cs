namespace Daybook.Trial;

/// <summary>The kits of the study: on a site's shelf, with a participant, or back.</summary>
internal static class KitStock
{
    public static StudyState Evolve(StudyState study, KitDispensed dispensed)
    {
        var kit = study.Kits[dispensed.Kit];
        var her = study.Participants[dispensed.Participant];
        return study with
        {
            Kits = study.Kits.SetItems(Exchanged(study, her, dispensed)).SetItem(kit.Id, kit with
            {
                Holder = dispensed.Participant,
                Visit = dispensed.Visit,
                TreatedPeriod = TreatedPeriods.SuppliedAt(study.ProtocolOf(her), dispensed.Visit),
                Dispensed = dispensed.Date,
                Units = dispensed.Units,
            }),
            Shelves = study.Shelves.SetItem(kit.Site, study.Shelves[kit.Site].Remove(kit.Id)),
            Participants = study.Participants.SetItem(her.Key, her with { Kits = her.Kits.Add(kit.Id) }),
        };
    }

    // A second kit of one visit takes the place of the one before.
    private static IEnumerable<KeyValuePair<KitId, Kit>> Exchanged(StudyState study, Participant her, KitDispensed dispensed) => her.Kits.Select(held => study.Kits[held])
        .Where(held => held.Visit == dispensed.Visit && held.Exchanged is null).Select(held => KeyValuePair.Create(held.Id, held with { Exchanged = dispensed.Date }));

    public static StudyState Evolve(StudyState study, KitReturned returned) => study with
    {
        Kits = study.Kits.SetItem(returned.Kit, study.Kits[returned.Kit] with { Returned = returned.Date, UnitsBack = returned.Units }),
    };
}
