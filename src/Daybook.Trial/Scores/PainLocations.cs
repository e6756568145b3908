namespace Daybook.Trial;

/// <summary>Where the 1990 criteria ask for pain: all five, or it is not widespread. Null where nobody answered.</summary>
/// <param name="Left">On the left side of the body.</param>
/// <param name="Right">On the right side.</param>
/// <param name="AboveWaist">Above the waist.</param>
/// <param name="BelowWaist">Below the waist.</param>
/// <param name="Axial">In the neck, the front of the chest, the thoracic spine or the low back.</param>
public sealed record PainLocations(bool? Left, bool? Right, bool? AboveWaist, bool? BelowWaist, bool? Axial)
{
    internal bool? Widespread => YesNo.All(Named.Select(place => place.Pain));

    internal IEnumerable<(string Place, bool? Pain)> Named =>
        [("on the left", Left), ("on the right", Right), ("above the waist", AboveWaist), ("below the waist", BelowWaist), ("in the axial skeleton", Axial)];

    internal static PainLocations From(IReadOnlyList<decimal?> answers) =>
        new(YesNo.Of(answers[0]), YesNo.Of(answers[1]), YesNo.Of(answers[2]), YesNo.Of(answers[3]), YesNo.Of(answers[4]));
}
