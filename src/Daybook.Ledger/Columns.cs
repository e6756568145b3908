using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Daybook.Ledger;

/// <summary>
/// Reads one column's own bytes. Text is decoded strictly: a damaged byte is never read as a replacement character. From
/// SQLite the bytes come without a copy, which is most of the speed of a verification.
/// </summary>
internal static class Columns
{
    public static long Int64(DbDataReader r, int i) => r is SqliteDataReader sqlite ? raw.sqlite3_column_int64(sqlite.Handle, i) : r.GetInt64(i);

    public static string Text(DbDataReader r, int i) => OptionalText(r, i) ?? throw Missing(r, i);

    public static byte[] Bytes(DbDataReader r, int i) => OptionalBytes(r, i) ?? throw Missing(r, i);

    public static Hash Hash(DbDataReader r, int i) => OptionalHash(r, i) ?? throw Missing(r, i);

    public static string? OptionalText(DbDataReader r, int i) => TryGet(r, i, out var bytes) ? LedgerText.Utf8.GetString(bytes) : null;

    public static byte[]? OptionalBytes(DbDataReader r, int i) => TryGet(r, i, out var bytes) ? bytes.ToArray() : null;

    public static Hash? OptionalHash(DbDataReader r, int i) => TryGet(r, i, out var bytes) ? new Hash(bytes) : null;

    private static bool TryGet(DbDataReader r, int i, out ReadOnlySpan<byte> bytes)
    {
        if (r is not SqliteDataReader sqlite)
        {
            bytes = r.IsDBNull(i) ? default : r.GetFieldValue<byte[]>(i);
            return !r.IsDBNull(i);
        }
        // Each call into SQLite costs more than what is done with its answer: ask for the type only when there is nothing.
        bytes = raw.sqlite3_column_blob(sqlite.Handle, i);
        return !bytes.IsEmpty || raw.sqlite3_column_type(sqlite.Handle, i) != raw.SQLITE_NULL;
    }

    private static FormatException Missing(DbDataReader r, int i) => new($"column {r.GetName(i)} is empty");
}
