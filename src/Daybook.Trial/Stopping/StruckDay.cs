using NodaTime;

namespace Daybook.Trial;

/// <summary>What an entry, or a correction of it, says of a day for a rule that counts days one after the other.</summary>
public sealed record StruckDay(string Rule, LocalDate Day, bool Met);
