namespace Daybook.Trial;

/// <summary>Every arm says what is taken in every treated period, and every treatment is taken.</summary>
internal static class ArmCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        string[] treated = [.. protocol.Periods.Where(period => period.Treated).SelectMany(period => period.Turns.Count > 0 ? period.Turns : [period.Id])];
        foreach (var arm in protocol.Arms)
        {
            if (arm.Treatments.Count != treated.Length)
                problems.Add("DB0160", places.Of(arm, "treatments"), $"{arm.Id} names {arm.Treatments.Count} for {treated.Length} treated periods",
                    treated.Length == 0 ? "mark the periods in which a treatment is taken with treated: true" : $"name one treatment for each of {string.Join(", ", treated)}");
            else if (protocol.Design == Design.Parallel && arm.Treatments.Distinct().Count() > 1)
                problems.Add("DB0161", places.Of(arm, "treatments"), $"{arm.Id} takes {string.Join(", then ", arm.Treatments)}", "write design: crossover, or one treatment throughout");
        }
        if (protocol.Design == Design.FixedOrder && protocol.Arms.Count > 1)
            problems.Add("DB0161", places.Of(protocol.Arms[1]), "in a fixed order everyone is in one arm", "write design: crossover, or one arm");
        foreach (var idle in protocol.Treatments.Where(treatment => protocol.Arms.All(arm => !arm.Treatments.Contains(treatment.Id))))
            problems.Add("DB0165", places.Of(idle), $"no arm takes {idle.Id}");
    }

    public static void Names(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var (treatment, i) in protocol.Treatments.Select((treatment, i) => (treatment, i)))
            if (protocol.Treatments.Take(i).FirstOrDefault(other => Turned.Same(other.Name, treatment.Name)) is { } first)
                problems.Add("DB0269", places.Of(treatment, "name"), $"{first.Id} is called {first.Name} too", "give each the name by which it is known", new RelatedLine(places.Of(first, "name").Line, $"{first.Id} has this name"));
    }
}
