using NodaTime;

namespace Daybook.Trial;

/// <summary>What an entry, or a correction of it, says of a day for a rule that counts days one after the other.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Day">The day.</param>
/// <param name="Met">Whether the answer meets it.</param>
/// <param name="Entry">The entry that says so, or that is corrected.</param>
public sealed record StruckDay(string Rule, LocalDate Day, bool Met, long Entry);
