using Daybook.Ledger;
using Daybook.Trial;
using NodaTime;
using Actor = Daybook.Trial.Actor;

namespace Daybook.Study;

/// <summary>The audit trail: who did what kind of thing when, without what was said.</summary>
public sealed record ShowLog(Viewer By, ParticipantKey? Participant, long FromSeq, int Limit) : IQuery<LogPage>
{
    private const int Most = 500;

    LogPage IQuery<LogPage>.Answer(Reading reading)
    {
        using var snapshot = reading.Stores.Ledger.Snapshot();
        var most = Math.Clamp(Limit, 1, Most);
        var lines = snapshot.Read(new EntryQuery { FromSeq = FromSeq, ParticipantKey = Participant?.Value })
            .Where(e => e.Envelope.SiteId is not { } site || By.Sees(site))
            .Take(most + 1)
            .Select(Line)
            .ToList();
        return new LogPage([.. lines.Take(most)], lines.Count > most ? lines[most].Seq : null);
    }

    private static LogLine Line(Entry entry) => new(
        entry.Seq,
        entry.EntryId,
        entry.Type,
        Instant.FromDateTimeOffset(entry.Envelope.ReceivedUtc),
        Wording.Of(entry.Envelope.Actor),
        entry.Envelope.SiteId,
        entry.Envelope.ParticipantKey is { } key ? new ParticipantKey(key) : null,
        entry.LeafHash.ToString(),
        entry.IsRedacted);
}

/// <summary>Some lines of the audit trail, and the seq at which the next page starts.</summary>
public sealed record LogPage(IReadOnlyList<LogLine> Lines, long? Next);

/// <summary>One entry without its payload.</summary>
public sealed record LogLine(long Seq, string EntryId, string Type, Instant At, Actor By, string? Site, ParticipantKey? Participant, string Leaf, bool Redacted);
