using NodaTime;

namespace Daybook.Trial;

/// <summary>An event with what its ledger entry says around it.</summary>
/// <param name="Seq">Its place in the ledger, from 0.</param>
/// <param name="EntryId">The entry's id.</param>
/// <param name="At">When it reached the study.</param>
/// <param name="By">Who did it.</param>
/// <param name="Participant">Whom it concerns.</param>
/// <param name="Event">What happened.</param>
/// <param name="Origin">The device that sent it, if one did.</param>
public sealed record Recorded(long Seq, string EntryId, Instant At, Actor By, ParticipantKey? Participant, TrialEvent Event, Origin? Origin = null)
{
    /// <summary>What remains of it, when its payload was erased; <see cref="Event"/> is then the step without what it said.</summary>
    public RedactedEntry? Remains { get; init; }
}
