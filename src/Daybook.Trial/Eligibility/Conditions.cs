using System.Diagnostics;

namespace Daybook.Trial;

/// <summary>Whether an answer is the one that is required.</summary>
public static class Conditions
{
    /// <summary>False also where the answer is of another kind: what was skipped or not done meets nothing.</summary>
    public static bool Meets(Condition required, Answer answer) => (required, answer) switch
    {
        (Condition.Is(var value), Answer.Boolean(var said)) => value == said,
        (Condition.Compares(var comparison, var bound), Answer.Number number) => Compare(number.Value, comparison, bound),
        (Condition.Dilutes(var comparison, var dilution), Answer.Number titre) => Compare(titre.Value, comparison, dilution),
        _ => false,
    };

    private static bool Compare(decimal value, Comparison comparison, decimal bound) => comparison switch
    {
        Comparison.Less => value < bound,
        Comparison.AtMost => value <= bound,
        Comparison.Equal => value == bound,
        Comparison.AtLeast => value >= bound,
        Comparison.Greater => value > bound,
        _ => throw new UnreachableException($"No number is compared by {comparison}."),
    };
}
