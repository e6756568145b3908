using System.Data;
using System.Data.Common;

namespace Daybook.Study;

/// <summary>SQL on the tables that follow from the ledger, the same on SQLite and PostgreSQL.</summary>
internal static class DerivedSql
{
    public static int Run(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, transaction, sql, values);
        return command.ExecuteNonQuery();
    }

    public static object? One(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(connection, transaction, sql, values);
        return command.ExecuteScalar();
    }

    public static DbCommand Command(DbConnection connection, DbTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Every text is a constant of this project; what varies is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
            Add(command, name, TypeOf(value), value);
        return command;
    }

    public static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.DbType, parameter.Value) = ("@" + name, type, Storable(value));
        command.Parameters.Add(parameter);
    }

    /// <summary>The value as both databases hold it. PostgreSQL's text knows no character 0, and an entry may hold one: it becomes U+FFFD in the table; the entry's own bytes stand in the ledger.</summary>
    public static object Storable(object? value) => value switch
    {
        null => DBNull.Value,
        string text => text.Replace('\0', '\uFFFD'),
        _ => value,
    };

    private static DbType TypeOf(object? value) => value switch
    {
        long or int => DbType.Int64,
        double => DbType.Double,
        byte[] => DbType.Binary,
        bool => DbType.Boolean,
        _ => DbType.String,
    };
}
