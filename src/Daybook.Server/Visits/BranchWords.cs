using Daybook.Trial;

namespace Daybook.Server;

/// <summary>After which answer an item is asked, as the hint of its field says it.</summary>
public static class BranchWords
{
    public static string? Of(Item item, IReadOnlyList<Item> form) => When(item, form) is { } when ? $"{when}; otherwise leave it empty" : null;

    /// <summary>The condition alone: only if “Did you sleep?” is yes.</summary>
    public static string? When(Item item, IReadOnlyList<Item> form)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.When is { } branch && form.FirstOrDefault(other => other.Id == branch.Item) is { } earlier ? $"only if “{earlier.Ask}” is {Answer(branch, earlier)}" : null;
    }

    private static string Answer(Branch branch, Item earlier) => branch.Is switch
    {
        Condition.Is(var yes) => yes ? "yes" : "no",
        Condition.Compares(var comparison, var bound) => $"{Sign(comparison)} {Words.Plain(bound)}",
        _ => string.Join(" or ", earlier.Choices.Where(choice => branch.Chosen.Contains(choice.Id)).Select(choice => $"“{choice.Label}”")),
    };

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Less => "below",
        Comparison.AtMost => "at most",
        Comparison.AtLeast => "at least",
        Comparison.Greater => "above",
        _ => "exactly",
    };
}
