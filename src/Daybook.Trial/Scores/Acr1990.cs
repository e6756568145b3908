namespace Daybook.Trial;

/// <summary>
/// The classification criteria of the American College of Rheumatology, 1990: widespread pain for three months (left and right and above and below the
/// waist and axial), and at least 11 of 18 tender points painful when about 4 kg are pressed on them. A second disorder does not exclude.
/// </summary>
/// <remarks>Wolfe et al., Arthritis Rheum 33:160 (1990).</remarks>
public static class Acr1990
{
    private const int FewestPoints = 11;
    private const int Locations = 5;

    // Items: left, right, above, below, axial, for three months; then the points of TenderPoint.All: 0 nothing, 1 tender, 2 painful.
    internal static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((Locations + 1, 0, 1, true), (TenderPoint.All.Count, 0, 2, true)),
        new Bounds(0, 1),
        PainAndSymptoms.WhenMissing,
        answers => Judge(PainLocations.From(answers), YesNo.Of(answers[Locations]), Points(answers.Skip(Locations + 1))).AsScore());

    /// <summary>The verdict.</summary>
    /// <param name="pain">Where there is pain.</param>
    /// <param name="threeMonths">Whether it has lasted for at least three months.</param>
    /// <param name="points">What was found at the points; one that is not named was not pressed.</param>
    public static CriteriaVerdict Judge(PainLocations pain, bool? threeMonths, IReadOnlyDictionary<TenderPoint, Palpation?> points)
    {
        ArgumentNullException.ThrowIfNull(pain);
        ArgumentNullException.ThrowIfNull(points);
        var painful = PossibleCount.Of(TenderPoint.All.Select(point => points.GetValueOrDefault(point) is { } found ? found == Palpation.Painful : (bool?)null));
        return CriteriaVerdict.Of(
            (pain.Widespread, Words(pain)),
            (threeMonths, threeMonths switch { true => "for three months", false => "not for three months", null => "for how long" }),
            (painful.AtLeast(FewestPoints), $"{painful} of 18 points painful (asked for: 11; tender is not painful)"));
    }

    private static string Words(PainLocations pain) => pain.Widespread switch
    {
        true => "widespread pain",
        false => "no pain " + Places(pain, false),
        null => "whether there is pain " + Places(pain, null),
    };

    private static string Places(PainLocations pain, bool? state) =>
        string.Join(" and ", pain.Named.Where(place => place.Pain == state).Select(place => place.Place));

    private static Dictionary<TenderPoint, Palpation?> Points(IEnumerable<decimal?> answers) =>
        TenderPoint.All.Zip(answers).ToDictionary(pair => pair.First, pair => (Palpation?)(int?)pair.Second);
}
