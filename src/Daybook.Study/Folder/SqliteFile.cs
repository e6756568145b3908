using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>One connection to a database of the folder, with the settings that keep what was acknowledged.</summary>
internal static class SqliteFile
{
    /// <summary>Opens the file, made if it is not there.</summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        // secure_delete: what is erased is overwritten, not only unlinked.
        connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;");
        return connection;
    }

    /// <summary>A connection that only reads: it may stand beside the one writer.</summary>
    public static SqliteConnection OpenToRead(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly }.ToString());
        connection.Open();
        connection.Run("PRAGMA busy_timeout = 5000;");
        return connection;
    }

    /// <summary>Copies one committed state, page by page: what was changed in the file is changed in the copy, and found there.</summary>
    public static void Copy(string from, string to)
    {
        using var source = OpenToRead(from);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }

    public static int Run(this SqliteConnection connection, string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        using var command = connection.Ask(sql, values);
        return command.ExecuteNonQuery();
    }

    public static T? One<T>(this SqliteConnection connection, string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        using var command = connection.Ask(sql, values);
        return command.ExecuteScalar() is T found ? found : default;
    }

    public static SqliteCommand Ask(this SqliteConnection connection, string sql, params IEnumerable<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this project; what varies is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
