using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>How many trials were made at one place.</summary>
/// <param name="All">All of them, those that were stopped included.</param>
/// <param name="Valid">Those that gave a value.</param>
public readonly record struct TrialsMade(int All, int Valid)
{
    internal TrialsMade With(SensoryTrial trial) => new(All + 1, Valid + (trial.Ended == SensoryEnd.Stopped ? 0 : 1));
}

/// <summary>The trials that were made, without their values.</summary>
internal static class SensoryTrials
{
    /// <summary>Adds the trials of an entry to those made before.</summary>
    public static ImmutableSortedDictionary<string, TrialsMade> Add(ImmutableSortedDictionary<string, TrialsMade> made, ItemsRecorded items)
    {
        foreach (var answer in items.Answers)
        {
            var key = KeyOf(items.Occasion.Key, answer.Item, answer.Place ?? "");
            var (all, valid) = made.GetValueOrDefault(key);
            made = made.SetItem(key, new TrialsMade(all + 1, valid + (answer.Answer is Answer.Number ? 1 : 0)));
        }
        return made;
    }

    /// <summary>The name of one trial among those of an entry.</summary>
    public static string NameOf(ItemAnswer answer) => FormattableString.Invariant($"{answer.Item}/{answer.Place}/{answer.Trial}");

    public static string KeyOf(string visit, string test, string place) => $"{visit}/{test}/{place}";
}
