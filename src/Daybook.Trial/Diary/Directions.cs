using NodaTime;

namespace Daybook.Trial;

/// <summary>How she takes the study drug, as the label says it: the same words in every arm.</summary>
public static class Directions
{
    /// <summary>In the language of <paramref name="spoken"/>, as long as she takes something; else null. Where taking begins or ends everybody notices, and across a masked boundary it goes on.</summary>
    public static string? For(Protocol spoken, Participant her, Instant now)
    {
        ArgumentNullException.ThrowIfNull(spoken);
        ArgumentNullException.ThrowIfNull(her);
        return spoken.Supply?.Directions is { } words && her.Withdrawn is null && Schedule.Of(spoken, her) is { } schedule && DoseSteps.On(schedule, now.InZone(schedule.Zone).Date) > 0 ? words : null;
    }
}
