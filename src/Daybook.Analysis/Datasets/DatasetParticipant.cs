using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>A participant who holds a place of the list.</summary>
/// <param name="Key">Her key.</param>
/// <param name="Label">The label that people say.</param>
/// <param name="Site">Her site.</param>
/// <param name="Sequence">Her arm; empty before the code is open.</param>
/// <param name="State">What the study knew of her at the lock.</param>
/// <param name="Schedule">Her dates; null when no visit was held, as in an imported file.</param>
public sealed record DatasetParticipant(ParticipantKey Key, string Label, string Site, string Sequence, Participant State, Schedule? Schedule);

/// <summary>A value that was kept and left out of every analysis, or a note on why it is not what it seems.</summary>
public sealed record Exclusion(string Label, string Form, string Occasion, string Item, string Why, long Seq);
