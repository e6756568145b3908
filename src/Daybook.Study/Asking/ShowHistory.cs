using Daybook.Ledger;
using Daybook.Trial;
using NodaTime;
using Actor = Daybook.Trial.Actor;

namespace Daybook.Study;

/// <summary>Every version of one value: who wrote it when, and why it was changed.</summary>
public sealed record ShowHistory(Viewer By, ParticipantKey Participant, string Form, Occasion Occasion, string Item, string? Place, int Trial) : IQuery<ValueHistory>
{
    ValueHistory IQuery<ValueHistory>.Answer(Reading reading)
    {
        if (!reading.State.Participants.TryGetValue(Participant, out var her) || !By.Sees(her.Site))
            return new ValueHistory([]);
        using var snapshot = reading.Stores.Ledger.Snapshot();
        return new ValueHistory([.. Rows(snapshot).Select(o => Version(snapshot, o))]);
    }

    private List<Observation> Rows(LedgerSnapshot snapshot)
    {
        using var query = DerivedSql.Command(
            snapshot.Connection, snapshot.Transaction,
            ObservationTable.Select + """
             WHERE participant = @participant AND form = @form AND occasion_key = @key AND item = @item AND occasion_kind = @kind AND repeat = @repeat
              AND place IS NOT DISTINCT FROM @place AND trial = @trial ORDER BY seq, n
            """,
            ("participant", Participant.Value), ("form", Form), ("key", Occasion.Key), ("item", Item), ("kind", ObservationTable.NameOf(Occasion.Kind)),
            ("repeat", Occasion.Repeat), ("place", Place), ("trial", Trial));
        using var rows = query.ExecuteReader();
        var found = new List<Observation>();
        while (rows.Read())
            found.Add(ObservationTable.Read(rows).Value);
        return found;
    }

    private static ValueVersion Version(LedgerSnapshot snapshot, Observation value)
    {
        var entry = snapshot.Read(new EntryQuery { FromSeq = value.Seq, BeforeSeq = value.Seq + 1 }).Single();
        var recorded = LedgerFold.Read(entry);
        var reason = recorded.Event is ItemsCorrected corrected ? corrected.Reason : null;
        return new ValueVersion(value.Seq, entry.EntryId, recorded.At, recorded.By, value.Number, value.Text, value.Unit, value.Flags, reason, value.SupersededBy);
    }
}

/// <summary>The versions of a value, the oldest first.</summary>
public sealed record ValueHistory(IReadOnlyList<ValueVersion> Versions);

/// <summary>One version of a value with its entry.</summary>
public sealed record ValueVersion(long Seq, string EntryId, Instant At, Actor By, decimal? Number, string? Text, string? Unit, string Flags, string? Reason, long? SupersededBy);
