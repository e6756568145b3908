using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>One value of an endpoint's window in one period of one participant.</summary>
/// <param name="Participant">Whose value it is.</param>
/// <param name="Label">The label that people say.</param>
/// <param name="Period">The period's id.</param>
/// <param name="Day">The study day: of the diary, or of the visit.</param>
/// <param name="Value">The value.</param>
/// <param name="Censored">Whether the instrument met its limit.</param>
public sealed record PeriodValue(ParticipantKey Participant, string Label, string Period, int Day, double Value, bool Censored = false);
