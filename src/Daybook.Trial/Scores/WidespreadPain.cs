namespace Daybook.Trial;

/// <summary>In which of the 19 regions there was pain over the past week; null where nobody answered.</summary>
public sealed class WidespreadPain
{
    private static readonly int Regions = Enum.GetValues<PainRegion>().Length;

    // A position here is a region there; jaw, chest and abdomen have no part.
    private static readonly Dictionary<BodyPart, PainRegion[]> Parts = new()
    {
        [BodyPart.LeftUpper] = [PainRegion.LeftShoulderGirdle, PainRegion.LeftUpperArm, PainRegion.LeftLowerArm],
        [BodyPart.RightUpper] = [PainRegion.RightShoulderGirdle, PainRegion.RightUpperArm, PainRegion.RightLowerArm],
        [BodyPart.LeftLower] = [PainRegion.LeftHip, PainRegion.LeftUpperLeg, PainRegion.LeftLowerLeg],
        [BodyPart.RightLower] = [PainRegion.RightHip, PainRegion.RightUpperLeg, PainRegion.RightLowerLeg],
        [BodyPart.Axial] = [PainRegion.Neck, PainRegion.UpperBack, PainRegion.LowerBack],
    };

    private readonly IReadOnlyDictionary<PainRegion, bool?> pain;

    /// <summary>The pain of the regions that are named; a region that is not named was not answered, which is not the same as no pain.</summary>
    public WidespreadPain(IReadOnlyDictionary<PainRegion, bool?> pain)
    {
        ArgumentNullException.ThrowIfNull(pain);
        this.pain = pain;
    }

    internal static ScoringRule Rule { get; } = new(
        ScoringRule.Numbered((Regions, 0, 1, true)),
        new Bounds(0, Regions),
        "No source gives a rule. Daybook's default: all 19 regions must be answered.",
        ScoringRule.CompleteSum);

    /// <summary>Everything answered: pain in these regions and in no other.</summary>
    public static WidespreadPain Only(params IReadOnlyCollection<PainRegion> regions) =>
        new(Enum.GetValues<PainRegion>().ToDictionary(region => region, region => (bool?)regions.Contains(region)));

    internal static WidespreadPain From(IEnumerable<decimal?> answers) =>
        new(answers.Select((answer, i) => (Region: (PainRegion)i, Pain: YesNo.Of(answer))).ToDictionary(asked => asked.Region, asked => asked.Pain));

    internal PossibleCount Index => PossibleCount.Of(Enum.GetValues<PainRegion>().Select(In));

    /// <summary>How many of the five parts of the 2016 criteria hurt.</summary>
    internal PossibleCount PartsInPain => PossibleCount.Of(Parts.Values.Select(regions => YesNo.Any(regions.Select(In))));

    private bool? In(PainRegion region) => pain.GetValueOrDefault(region);
}
