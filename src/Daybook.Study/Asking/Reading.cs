using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>One committed state with the means to read values that belong to it.</summary>
internal sealed class Reading(RunningStudy study)
{
    private readonly Committed _now = study.Now;

    public Committed Committed => _now;

    public StudyState State => _now.State;

    public JournalStores Stores => study.Stores;

    public RunningStudy Study => study;

    public Instant Now { get; } = Instant.FromDateTimeOffset(study.Stores.Options.Clock.GetUtcNow());
}
