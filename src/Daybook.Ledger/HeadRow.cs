using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>How the signed head lies in table <c>head</c>, which has one row.</summary>
internal static class HeadRow
{
    private const string Select = "SELECT format, size, root, frontier, note FROM head WHERE id = 1";

    public static StoredHead Read(DbConnection connection, DbTransaction transaction, string locking = "")
    {
        using var command = Sql.Command(connection, transaction, Select + locking);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            throw new LedgerCorruptException("The ledger has no signed head.");
        try
        {
            return new StoredHead(
                Columns.Text(reader, 0), reader.GetInt64(1), Columns.Bytes(reader, 2), Columns.Bytes(reader, 3), Columns.Text(reader, 4));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or InvalidOperationException)
        {
            throw new LedgerCorruptException("The stored head is damaged: " + e.Message, inner: e);
        }
    }

    public static void Insert(DbConnection connection, DbTransaction transaction, Frontier frontier, Checkpoint checkpoint)
    {
        using var command = Sql.Command(
            connection, transaction, "INSERT INTO head (id, format, size, root, frontier, note) VALUES (1, @format, @size, @root, @frontier, @note)",
            ("format", DbType.String, StoredHead.CurrentFormat));
        AddState(command);
        BindState(command, frontier, checkpoint);
        command.ExecuteNonQuery();
    }

    public static DbCommand Update(DbConnection connection)
    {
        var command = Sql.Command(connection, null, "UPDATE head SET size = @size, root = @root, frontier = @frontier, note = @note WHERE id = 1");
        AddState(command);
        return command;
    }

    public static void BindState(DbCommand command, Frontier frontier, Checkpoint checkpoint)
    {
        command.Parameters["@size"].Value = checkpoint.Head.Size;
        command.Parameters["@root"].Value = checkpoint.Head.Root.ToBytes();
        command.Parameters["@frontier"].Value = frontier.ToBytes();
        command.Parameters["@note"].Value = checkpoint.ToString();
    }

    private static void AddState(DbCommand command)
    {
        Sql.Add(command, "size", DbType.Int64, null);
        Sql.Add(command, "root", DbType.Binary, null);
        Sql.Add(command, "frontier", DbType.Binary, null);
        Sql.Add(command, "note", DbType.String, null);
    }
}
