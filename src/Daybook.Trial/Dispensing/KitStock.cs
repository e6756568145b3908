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
            Kits = study.Kits.SetItem(kit.Id, kit with
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

    public static StudyState Evolve(StudyState study, KitReturned returned) => study with
    {
        Kits = study.Kits.SetItem(returned.Kit, study.Kits[returned.Kit] with { Returned = returned.Date, UnitsBack = returned.Units }),
    };
}
