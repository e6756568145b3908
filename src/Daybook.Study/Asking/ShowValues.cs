using Daybook.Trial;

namespace Daybook.Study;

/// <summary>A participant's values in the order in which they came.</summary>
public sealed record ShowValues(Viewer By, ParticipantKey Participant, Page Page) : IQuery<ValuePage>
{
    ValuePage IQuery<ValuePage>.Answer(Reading reading)
    {
        if (!reading.State.Participants.TryGetValue(Participant, out var her) || !By.Sees(her.Site))
            return new ValuePage([], 0, false);
        if (Withholds(reading, her))
            return new ValuePage([], 0, true);
        using var snapshot = reading.Stores.Ledger.Snapshot();
        var total = (long)DerivedSql.One(snapshot.Connection, snapshot.Transaction, "SELECT COUNT(*) FROM observation WHERE participant = @p", ("p", Participant.Value))!;
        using var query = DerivedSql.Command(
            snapshot.Connection, snapshot.Transaction, ObservationTable.Select + " WHERE participant = @p ORDER BY seq, n LIMIT @limit OFFSET @offset",
            ("p", Participant.Value), ("limit", Math.Clamp(Page.Limit, 1, 500)), ("offset", Math.Max(0, Page.Offset)));
        using var rows = query.ExecuteReader();
        var values = new List<Observation>();
        while (rows.Read())
            values.Add(ObservationTable.Read(rows).Value);
        return new ValuePage(values, (int)total, false);
    }

    /// <summary>When all take the treatments in one order, values by time are the comparison itself.</summary>
    private bool Withholds(Reading reading, Participant her) =>
        reading.Masks(By) && reading.State.ProtocolOf(her) is { Arms.Count: 1 } protocol && protocol.Periods.Count > 1;
}

/// <summary>Some values, and how many there are; none when they are withheld from a masked role.</summary>
public sealed record ValuePage(IReadOnlyList<Observation> Values, int Total, bool Withheld);
