using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Security.Cryptography;

namespace Daybook.Ledger;

/// <summary>How submissions under a taken entry id lie in table <c>conflict</c>, each with a checksum over its row.</summary>
internal static class ConflictRows
{
    private const string Select = "SELECT id, entry_id, received_utc, body, digest FROM conflict";

    public static bool Keep(DbConnection connection, DbTransaction transaction, Conflict conflict)
    {
        var known = Read(connection, transaction, conflict.EntryId).Any(k => k.Conflict.Bytes.AsSpan().SequenceEqual(conflict.Bytes));
        if (known)
            return false;
        var id = (long)Sql.Scalar(connection, transaction, "SELECT COALESCE(MAX(id), 0) + 1 FROM conflict")!;
        Sql.Run(
            connection, transaction, "INSERT INTO conflict (id, entry_id, received_utc, body, digest) VALUES (@id, @entry, @received, @body, @digest)",
            ("id", DbType.Int64, id), ("entry", DbType.String, conflict.EntryId), ("received", DbType.Int64, Microseconds.From(conflict.ReceivedUtc)),
            ("body", DbType.Binary, conflict.Bytes), ("digest", DbType.Binary, Digest(id, conflict).ToBytes()));
        return true;
    }

    /// <summary>Streams conflicts, oldest first, and whether each row still fits its checksum.</summary>
    public static IEnumerable<(long Id, Conflict Conflict, bool Sound)> Read(DbConnection connection, DbTransaction transaction, string? entryId = null)
    {
        using var command = Sql.Command(connection, transaction, Select + (entryId is null ? "" : " WHERE entry_id = @entry") + " ORDER BY id");
        if (entryId is not null)
            Sql.Add(command, "entry", DbType.String, entryId);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var id = reader.GetInt64(0);
            var conflict = ReadRow(reader, id);
            yield return (id, conflict, Columns.Bytes(reader, 4).AsSpan().SequenceEqual(Digest(id, conflict).ToBytes()));
        }
    }

    public static void DeleteOf(DbConnection connection, DbTransaction transaction, long seq) =>
        Sql.Run(
            connection, transaction, "DELETE FROM conflict WHERE entry_id = (SELECT entry_id FROM entry WHERE seq = @seq)", ("seq", DbType.Int64, seq));

    private static Conflict ReadRow(DbDataReader reader, long id)
    {
        try
        {
            return new Conflict(Columns.Text(reader, 1), Microseconds.ToInstant(reader.GetInt64(2)), Columns.Bytes(reader, 3));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new LedgerCorruptException($"Conflict {id} is damaged: {e.Message}", inner: e);
        }
    }

    private static Hash Digest(long id, Conflict conflict)
    {
        Span<byte> head = stackalloc byte[512];
        var length = "daybook-conflict/v1\n"u8.Length;
        "daybook-conflict/v1\n"u8.CopyTo(head);
        BinaryPrimitives.WriteInt64BigEndian(head[length..], id);
        BinaryPrimitives.WriteInt64BigEndian(head[(length + 8)..], Microseconds.From(conflict.ReceivedUtc));
        length += 16;
        var text = LedgerText.Write(conflict.EntryId, "entry id", head[(length + 2)..]);
        BinaryPrimitives.WriteUInt16BigEndian(head[length..], (ushort)text);
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(head[..(length + 2 + text)]);
        sha.AppendData(conflict.Bytes);
        return new Hash(sha.GetHashAndReset());
    }
}
