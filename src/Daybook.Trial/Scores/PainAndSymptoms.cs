namespace Daybook.Trial;

/// <summary>The rule that the criteria of 2010, 2011 and 2016 share: widespread pain and symptoms together, with another low end.</summary>
internal static class PainAndSymptoms
{
    public const string WhenMissing = "The verdict stands when no answer that is missing could change it; otherwise it cannot be told.";

    /// <summary>(WPI at least 7 and SSS at least 5) or (WPI from <paramref name="lowest"/> to 6 and SSS at least 9), over every way to fill what is missing.</summary>
    public static (bool? Holds, string Words) Severe(PossibleCount pain, PossibleCount symptoms, int lowest)
    {
        var ways = pain.Every.SelectMany(_ => symptoms.Every, (wpi, sss) => (wpi >= 7 && sss >= 5) || (wpi >= lowest && wpi <= 6 && sss >= 9)).Distinct().ToList();
        var words = $"WPI {pain} with SSS {symptoms} (asked for: at least 7 with at least 5, or {lowest}-6 with at least 9)";
        return (ways is [var only] ? only : null, words);
    }

    public static (bool? Holds, string Words) Lasting(bool? threeMonths) => (threeMonths, threeMonths switch
    {
        true => "present at a similar level for three months",
        false => "not present at a similar level for three months",
        null => "how long it has been present",
    });
}
