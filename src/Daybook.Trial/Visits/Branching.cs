using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>Which items of a form are asked, as the answers before them say. Of the diary some may rest on its day; those are not asked whatever the answers say.</summary>
public static class Branching
{
    /// <summary>Whether the item is asked after these answers. Who skipped the earlier item, or was not asked it, is not asked this one.</summary>
    public static bool Asks(Item item, IEnumerable<ItemAnswer> before)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.When is not { } branch || before.Any(answer => answer.Item == branch.Item && Leads(branch, answer.Answer));
    }

    /// <summary>The items that these answers leave out, in the order of the form.</summary>
    public static ImmutableArray<string> NotAsked(IReadOnlyList<Item> items, IReadOnlyList<ItemAnswer> answers, params IEnumerable<string> resting)
    {
        ArgumentNullException.ThrowIfNull(items);
        var left = new List<string>();
        foreach (var item in items)
            if (resting.Contains(item.Id) || !Asks(item, answers.Where(answer => !left.Contains(answer.Item))))
                left.Add(item.Id);
        return [.. left];
    }

    /// <summary>The items that an entry leaves out after a correction. Its other answers are not known here; that they left these out is.</summary>
    public static ImmutableArray<string> NotAsked(IReadOnlyList<Item> items, ImmutableArray<string> before, IReadOnlyList<ItemAnswer> corrected, params IEnumerable<string> resting)
    {
        ArgumentNullException.ThrowIfNull(items);
        var left = new List<string>();
        foreach (var item in items)
            if (resting.Contains(item.Id) || (item.When is { } branch && !AskedNow(item, branch, left, before, corrected)))
                left.Add(item.Id);
        return [.. left];
    }

    /// <summary>The answers without those to items that are not asked.</summary>
    public static IReadOnlyList<ItemAnswer> Asked(IReadOnlyList<Item> items, IReadOnlyList<ItemAnswer> answers)
    {
        var left = NotAsked(items, answers);
        return [.. answers.Where(answer => !left.Contains(answer.Item))];
    }

    private static bool AskedNow(Item item, Branch branch, List<string> left, ImmutableArray<string> before, IReadOnlyList<ItemAnswer> corrected) =>
        !left.Contains(branch.Item)
        && (corrected.LastOrDefault(answer => answer.Item == branch.Item) is { } now ? Leads(branch, now.Answer) : !before.Contains(branch.Item) && !before.Contains(item.Id));

    private static bool Leads(Branch branch, Answer answer) =>
        branch.Is is { } required ? Conditions.Meets(required, answer) : answer is Answer.Code(var code) && branch.Chosen.Contains(code);
}
