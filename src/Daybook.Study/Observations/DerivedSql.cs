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
        (parameter.ParameterName, parameter.DbType, parameter.Value) = ("@" + name, type, value ?? DBNull.Value);
        command.Parameters.Add(parameter);
    }

    private static DbType TypeOf(object? value) => value switch
    {
        long or int => DbType.Int64,
        double => DbType.Double,
        byte[] => DbType.Binary,
        bool => DbType.Boolean,
        _ => DbType.String,
    };
}
