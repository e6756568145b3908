namespace Daybook.Trial;

/// <summary>Whether the same answer means another thing, or the opposite, in a later version: the ends of its scale, or the words of its choices, have changed places.</summary>
public static class Turned
{
    /// <summary>Whether an answer to <paramref name="before"/> means another thing as an answer to <paramref name="after"/>.</summary>
    public static bool Round(Item before, Item after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return Ends(before.Ends, after.Ends) || (before.Better is { } was && after.Better is { } now && was != now && before.Ends.Count == 2 && !before.Ends.Zip(after.Ends).All(pair => Same(pair.First, pair.Second)))
            || after.Choices.Any(choice => before.Choices.Any(other => other.Id != choice.Id && Same(other.Label, choice.Label)) && before.Choices.Any(same => same.Id == choice.Id && !Same(same.Label, choice.Label)));
    }

    internal static bool Round(object before, object after) => (before, after) switch
    {
        (Item was, Item now) => Round(was, now),
        (ItemWords was, ItemWords now) => Ends(was.Ends, now.Ends),
        _ => false,
    };

    /// <summary>The words of a choice, in the study's language or in another.</summary>
    internal static string? Label(object record) => record is Choice choice ? choice.Label : (record as ChoiceWords)?.Label;

    /// <summary>Whether two texts are the same words, whatever the capitals and the marks between them.</summary>
    internal static bool Same(string one, string other) => Letters(one) == Letters(other);

    // The words at one end now stand at the other.
    private static bool Ends(IReadOnlyList<string> before, IReadOnlyList<string> after) =>
        before.Count == 2 && after.Count == 2 && !Same(before[0], before[1]) && (Same(before[0], after[1]) || Same(before[1], after[0]));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
