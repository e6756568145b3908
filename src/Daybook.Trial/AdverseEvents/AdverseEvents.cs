using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>An adverse event as it stands, with what was said of it before.</summary>
/// <param name="Recorded">The latest record.</param>
/// <param name="Seq">The ledger entry of it.</param>
/// <param name="History">The ledger entries of the earlier records, in order.</param>
public sealed record AdverseEvent(AdverseEventRecorded Recorded, long Seq, ImmutableList<long> History)
{
    internal static StudyState Evolve(StudyState study, AdverseEventRecorded happened, Recorded recorded)
    {
        var history = study.AdverseEvents.TryGetValue(happened.AdverseEvent, out var before) ? before.History.Add(before.Seq) : [];
        return study with { AdverseEvents = study.AdverseEvents.SetItem(happened.AdverseEvent, new AdverseEvent(happened, recorded.Seq, history)) };
    }
}
