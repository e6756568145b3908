using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What of a form has to be simulated for a few of its items, and what an answer counts.</summary>
internal static class SimulatedAnswers
{
    /// <summary>The wanted items and those on whose answers they wait, in the order of the form.</summary>
    public static IReadOnlyList<Item> Needed(IReadOnlyList<Item> items, Func<string, bool> wanted)
    {
        var needed = items.Where(item => wanted(item.Id)).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items.Reverse().Where(item => needed.Contains(item.Id)))
        {
            needed.UnionWith(item.When is { } branch ? [branch.Item] : []);
        }
        return [.. items.Where(item => needed.Contains(item.Id))];
    }

    /// <summary>What the last of the items counts on one occasion: a number, yes as 1, the value of a choice, and where it is not asked what the protocol says.</summary>
    /// <param name="items">The item, after those on whose answers it waits.</param>
    /// <param name="says">What she would say to each.</param>
    public static decimal? Counted(IReadOnlyList<Item> items, Func<Item, Answer?> says)
    {
        var item = items[^1];
        if (item.When is { } branch)
        {
            var before = items.SkipLast(1).Select(earlier => (earlier.Id, Answer: says(earlier))).Where(said => said.Answer is not null).Select(said => new ItemAnswer(said.Id, said.Answer!)).ToList();
            if (Branching.NotAsked(items, before).Contains(item.Id))
            {
                return branch.Otherwise;
            }
        }
        return says(item) switch
        {
            Answer.Number number => number.Value,
            Answer.Boolean yes => yes.Value ? 1 : 0,
            Answer.Code code => item.Choices.FirstOrDefault(choice => choice.Id == code.Value)?.Value,
            _ => null,
        };
    }
}
