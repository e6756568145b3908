using NodaTime;

namespace Daybook.Trial;

/// <summary>One value in the study's one tall table; a row of <c>observation</c>.</summary>
/// <param name="Participant">Whose value it is.</param>
/// <param name="Site">The participant's site.</param>
/// <param name="ProtocolVersion">The version of the protocol under which it was collected.</param>
/// <param name="Form">diary, laboratory, or the id of a form.</param>
/// <param name="Occasion">When in the study.</param>
/// <param name="Item">The item or test.</param>
/// <param name="Place">The place of the body, where the item has one.</param>
/// <param name="Trial">1-based number of the repeat at the same place.</param>
/// <param name="Number">The value, when it is a number (a yes is 1, a no is 0).</param>
/// <param name="Text">The value, when it is not a number: a code, a date, a time, words.</param>
/// <param name="Unit">The unit of the number.</param>
/// <param name="Flags">Space-separated words in alphabetical order: skipped, not-done, not-asked (the answers before it leave the item out, or it rests on that day), unanswered (a correction has made it to be asked), censored-low, censored-high, below-limit, late, out-of-range (of the item, or the reference range of a laboratory test), unknown-item, wrong-kind, imported, told (an event that the staff wrote down as they were told), and every verdict that keeps a value out of analysis (outside-window, future, before-consent, after-withdrawal, after-revocation, after-lock).</param>
/// <param name="Day">The study day (day 1 = the date of the first visit), when the participant has one.</param>
/// <param name="LocalTime">Local date and time at which it was entered, ISO 8601, as the participant's zone had it; for a laboratory value the date of the sample.</param>
/// <param name="Seq">The ledger entry that brought it.</param>
/// <param name="SupersededBy">The ledger entry that corrected it, if any.</param>
public sealed record Observation(
    ParticipantKey Participant,
    string Site,
    string ProtocolVersion,
    string Form,
    Occasion Occasion,
    string Item,
    string? Place,
    int Trial,
    decimal? Number,
    string? Text,
    string? Unit,
    string Flags,
    int? Day,
    string? LocalTime,
    long Seq,
    long? SupersededBy);
