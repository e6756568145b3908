using System.Data.Common;

namespace Daybook.Study;

/// <summary>Gathers observations so that a rebuild prepares its statement once for thousands of rows, not once a command.</summary>
internal sealed class ObservationBuffer(DbConnection connection, DbTransaction transaction)
{
    private const int Size = 8192;

    private readonly List<ObservationRow> _rows = new(Size);

    public void Add(IReadOnlyCollection<ObservationRow> rows)
    {
        _rows.AddRange(rows);
        if (_rows.Count >= Size)
            Flush();
    }

    public void Flush()
    {
        ObservationTable.Write(connection, transaction, _rows);
        _rows.Clear();
    }
}
