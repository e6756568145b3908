using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>What is analysed: a function of the entries before the lock, and of nothing else.</summary>
/// <param name="Lock">The lock and the head it names.</param>
/// <param name="State">The state as of that head.</param>
/// <param name="Observations">The values as they stood at that head.</param>
/// <param name="Later">What was kept after the lock: listed in the report, not analysed.</param>
public sealed record LockedDataset(Locked Lock, StudyState State, IReadOnlyList<Observation> Observations, IReadOnlyList<LaterEntry> Later)
{
    internal static async Task<LockedDataset> Read(RunningStudy study, CancellationToken cancellation)
    {
        var locked = study.State.Lock ?? throw new StudyException("study.not-locked", "The study is not locked, so there is no dataset to analyse.");
        var observations = new List<Observation>();
        var fold = await Task.Run(() => Fold(study, locked, cancellation), cancellation);
        if (fold.Frontier.Root.ToString() != locked.Root)
            throw new StudyException("ledger.damaged", $"The first {locked.Size} entries do not give the root that the lock names. Run daybook verify; do not analyse.");
        await foreach (var value in study.Observations.Read(new ObservationFilter { BeforeSeq = locked.Size }, cancellation))
            observations.Add(value);
        return new LockedDataset(locked, fold.State, observations, Entries(study, locked));
    }

    private static LedgerFold Fold(RunningStudy study, Locked locked, CancellationToken cancellation)
    {
        using var snapshot = study.Stores.Ledger.Snapshot();
        var fold = new LedgerFold(study.ProtocolOf, Residues.Read(snapshot));
        fold.Take(snapshot.Read(new Ledger.EntryQuery { BeforeSeq = locked.Size }), cancellation: cancellation);
        return fold;
    }

    private static List<LaterEntry> Entries(RunningStudy study, Locked locked) =>
    [
        .. study.Stores.Ledger.Read(new Ledger.EntryQuery { FromSeq = locked.Size })
            .Select(e => new LaterEntry(e.Seq, e.Type, Instant.FromDateTimeOffset(e.Envelope.ReceivedUtc), e.Envelope.ParticipantKey is { } p ? new ParticipantKey(p) : null)),
    ];
}

/// <summary>An entry that came after the lock.</summary>
public sealed record LaterEntry(long Seq, string Type, Instant At, ParticipantKey? Participant);
