using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>One committed state with the means to read what belongs to it.</summary>
internal sealed class Reading(Committed committed, JournalStores stores, Func<AllocationList>? openCode)
{
    public Committed Committed { get; } = committed;

    public StudyState State => Committed.State;

    public JournalStores Stores { get; } = stores;

    public Instant Now { get; } = Instant.FromDateTimeOffset(stores.Options.Clock.GetUtcNow());

    /// <summary>The opened list; null while the code is closed.</summary>
    public AllocationList? Opened => State.Code is null ? null : openCode?.Invoke();

    /// <summary>The date on which it now is where she lives.</summary>
    public LocalDate TodayOf(Participant participant) =>
        Now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(State.ZoneOf(participant)) ?? DateTimeZone.Utc).Date;

    /// <summary>Whether the viewer must not learn who takes what: some version of the protocol masks her role, and the code is closed.</summary>
    public bool Masks(Viewer viewer) => State.Code is null && State.Versions.Values.Any(p => p.Masked.Contains(viewer.Role));

    public IEnumerable<Participant> Seen(Viewer viewer) => State.Participants.Values.Where(p => viewer.Sees(p.Site));

    public Schedule? ScheduleOf(Participant participant) => State.Versions.IsEmpty ? null : Schedule.Of(State.ProtocolOf(participant), participant);
}
