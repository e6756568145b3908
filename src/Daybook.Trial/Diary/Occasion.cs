namespace Daybook.Trial;

/// <summary>When in the study a form was filled in.</summary>
/// <param name="Kind">A diary day, a visit, an unscheduled moment, an event, or a prompt.</param>
/// <param name="Key">The diary day as a date (2026-06-01), the visit's id, the day and number of a prompt (2026-06-01/2), or a key of its own.</param>
/// <param name="Repeat">0 for the first time this form was filled in on this occasion.</param>
public sealed record Occasion(OccasionKind Kind, string Key, int Repeat = 0);

/// <summary>The kinds of occasion.</summary>
public enum OccasionKind
{
    DiaryDay,
    Visit,
    Unscheduled,
    Event,
    Prompt,
}
