namespace Daybook.Trial;

/// <summary>Whether an item can have the answer that a condition wants.</summary>
internal static class AnswerCheck
{
    /// <summary>Why no answer to the item meets the condition; null when one can.</summary>
    public static string? Never(Item item, Condition when) => when switch
    {
        Condition.Is => item.Kind == ItemKind.YesNo ? null : $"{item.Id} is a {Kebab.Of(item.Kind.ToString())}, and yes or no is no answer to it",
        Condition.Compares compares when item.Kind is ItemKind.Line or ItemKind.Scale or ItemKind.Count or ItemKind.Number =>
            item.Range is { } range && !Reaches(range, compares) ? $"{item.Id} goes from {range.Low} to {range.High}" : null,
        _ => $"{item.Id} is a {Kebab.Of(item.Kind.ToString())} and cannot be compared so",
    };

    private static bool Reaches(Bounds range, Condition.Compares compares) => compares.Comparison switch
    {
        Comparison.Less => range.Low < compares.Bound,
        Comparison.AtMost => range.Low <= compares.Bound,
        Comparison.Equal => range.Contains(compares.Bound),
        Comparison.AtLeast => range.High >= compares.Bound,
        _ => range.High > compares.Bound,
    };
}
