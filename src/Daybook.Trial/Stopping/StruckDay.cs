using NodaTime;

namespace Daybook.Trial;

/// <summary>What an entry, or a correction of it, says of a day for a rule that counts days one after the other.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Day">The day.</param>
/// <param name="Met">Whether the answer meets the rule, as the version says under which it was given.</param>
/// <param name="Entry">The entry that says so, or that is corrected.</param>
/// <param name="Answer">The answer.</param>
/// <param name="On">On what it was given.</param>
public sealed record StruckDay(string Rule, LocalDate Day, bool Met, long Entry, ItemAnswer Answer, GivenOn On)
{
    /// <summary>Whether the day counts for the rule as it is now. An answer to the same question is weighed by the rule of now; one on another scale has been weighed by the version that asked for it; one to another question says nothing.</summary>
    internal bool Counts(StoppingRule now, Item asked) =>
        Answer.Item == asked.Id && On.Kind == asked.Kind.ToString() && (On.OtherThan(GivenOn.Of(asked)) is null ? Conditions.Meets(now.When!, Answer.Answer) : Met);
}
