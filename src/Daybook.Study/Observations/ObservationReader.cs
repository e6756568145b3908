using System.Runtime.CompilerServices;
using System.Text;
using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Reads the table of values, streaming, in the order in which they came, each reading in one committed state.</summary>
public sealed class ObservationReader
{
    private readonly ILedgerStore _store;

    internal ObservationReader(ILedgerStore store) => _store = store;

    /// <summary>Streams the observations that pass the filter.</summary>
    public async IAsyncEnumerable<Observation> Read(ObservationFilter? filter = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var snapshot = _store.Snapshot();
        var (where, values) = Where(filter ?? new ObservationFilter());
        using var query = DerivedSql.Command(snapshot.Connection, snapshot.Transaction, $"{ObservationTable.Select} {where} ORDER BY seq, n", [.. values]);
        using var rows = await query.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var value = ObservationTable.Read(rows).Value;
            // A correction that came after the moment asked for had not happened then.
            yield return filter?.BeforeSeq is { } before && value.SupersededBy >= before ? value with { SupersededBy = null } : value;
        }
    }

    /// <summary>How many observations pass the filter.</summary>
    public long Count(ObservationFilter? filter = null)
    {
        using var snapshot = _store.Snapshot();
        var (where, values) = Where(filter ?? new ObservationFilter());
        return (long)DerivedSql.One(snapshot.Connection, snapshot.Transaction, $"SELECT COUNT(*) FROM observation {where}", [.. values])!;
    }

    private static (string Where, List<(string Name, object? Value)> Values) Where(ObservationFilter filter)
    {
        var text = new StringBuilder("WHERE seq < @before");
        var values = new List<(string Name, object? Value)> { ("before", filter.BeforeSeq ?? long.MaxValue) };
        void Equal(string column, string? value)
        {
            if (value is null)
                return;
            text.Append(" AND ").Append(column).Append(" = @").Append(column);
            values.Add((column, value));
        }
        Equal("participant", filter.Participant?.Value);
        Equal("form", filter.Form);
        Equal("item", filter.Item);
        if (filter.CurrentOnly)
            text.Append(" AND (superseded_by IS NULL OR superseded_by >= @before)");
        return (text.ToString(), values);
    }
}
