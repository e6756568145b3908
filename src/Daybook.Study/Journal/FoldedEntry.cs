using Daybook.Trial;

namespace Daybook.Study;

/// <summary>An entry as the fold takes it; without an event when its payload was redacted.</summary>
internal sealed record FoldedEntry(long Seq, Recorded? Recorded);
