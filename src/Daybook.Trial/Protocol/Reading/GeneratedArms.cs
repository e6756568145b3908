namespace Daybook.Trial;

/// <summary>The arms that a rule makes where the file does not list them. Each counts as written where the rule is.</summary>
internal static class GeneratedArms
{
    /// <summary>More treatments than these nobody takes one after the other.</summary>
    private const int MostTreatments = 10;

    /// <summary>The protocol with its arms; null when it has none or they cannot be made, and then there is a problem.</summary>
    public static Protocol? Of(Protocol protocol, YamlReading<Protocol> reading)
    {
        var (places, problems) = (reading.Places, reading.Problems);
        if (protocol.Sequences is null)
        {
            if (protocol.Arms.Count > 0)
                return protocol;
            problems.Add("DB0102", places.Of(protocol), "arms is missing", "list the arms, or write sequences: williams in a crossover");
            return null;
        }
        if (reading.Unreadable.Overlaps(["treatments", "periods", "design"]))
            return null;
        if (Wrong(protocol, places) is { } wrong)
        {
            problems.Add("DB0208", places.Of(protocol, wrong.Key), wrong.What, wrong.Suggestion);
            return null;
        }
        var made = WilliamsSequences.Of([.. protocol.Treatments.Select(treatment => treatment.Id)]);
        foreach (var arm in made)
            places.Put(arm, new YamlMap(places.Of(protocol, "sequences"), []));
        return places.Moved(protocol, protocol with { Arms = made });
    }

    private static (string Key, string What, string Suggestion)? Wrong(Protocol protocol, Places places) =>
        places.Wrote(protocol, "arms") ? ("arms", "the sequences are made by a rule and listed too", "leave out one of the two")
        : protocol.Design != Design.Crossover ? ("sequences", $"in a {Kebab.Of(protocol.Design.ToString())} study nobody takes the treatments in several orders", "write design: crossover, or list the arms")
        : protocol.Treatments.Count is < 2 or > MostTreatments ? ("sequences", $"{protocol.Treatments.Count} treatments make no such square", $"name 2 to {MostTreatments} treatments")
        : protocol.Periods.Any(period => period.Turns.Count > 0) ? ("sequences", "turns of their own length follow one another in another way", "list the arms")
        : protocol.Periods.Count(period => period.Treated) is var treated && treated != protocol.Treatments.Count
            ? ("sequences", $"every treatment is taken once, and {protocol.Treatments.Count} treatments stand against {treated} treated periods", "plan one treated period for each treatment")
            : null;
}
