using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A sensory test of a visit with the trials that are still to be made.</summary>
/// <param name="Test">The test.</param>
/// <param name="Due">The next trials of every place, in the order in which they are made.</param>
/// <param name="Made">How many trials gave a value.</param>
public sealed record SensoryView(SensoryTest Test, IReadOnlyList<SensoryView.Next> Due, int Made)
{
    /// <summary>How many trials the protocol wants.</summary>
    public int Planned => Test.Trials * Test.Places.Count;

    public bool Done => Due.Count == 0;

    public sealed record Next(string Place, int Trial)
    {
        /// <summary>The field in which its reading is typed.</summary>
        public string Field => $"{Place}-{Words.Plain(Trial)}";

        public string Label => $"{Place.Replace('-', ' ')}, trial {Words.Plain(Trial)}";
    }

    public static SensoryView Of(SensoryTest test, Participant participant, string visit)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(participant);
        var made = participant.SensoryAt(visit, test.Id);
        var due = test.Places.SelectMany(place => Left(test, place, made.GetValueOrDefault(place))).OrderBy(next => test.Trials == 1 ? 0 : next.Trial);
        return new SensoryView(test, [.. due], made.Values.Sum(of => of.Valid));
    }

    private static IEnumerable<Next> Left(SensoryTest test, string place, TrialsMade made) =>
        Enumerable.Range(made.All + 1, Math.Max(0, test.Trials - made.Valid)).Select(trial => new Next(place, trial));
}
