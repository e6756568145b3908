using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>Commands with named, typed parameters, the same text for SQLite and PostgreSQL.</summary>
internal static class Sql
{
    public static DbCommand Command(
        DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<(string Name, DbType Type, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is a constant of this assembly; values only ever travel as parameters.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Transaction = transaction;
        foreach (var (name, type, value) in parameters)
            Add(command, name, type, value);
        return command;
    }

    public static void Add(DbCommand command, string name, DbType type, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@" + name;
        parameter.DbType = type;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
    }

    public static int Run(
        DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<(string Name, DbType Type, object? Value)> parameters)
    {
        using var command = Command(connection, transaction, text, parameters);
        return command.ExecuteNonQuery();
    }

    public static object? Scalar(
        DbConnection connection, DbTransaction? transaction, string text, params ReadOnlySpan<(string Name, DbType Type, object? Value)> parameters)
    {
        using var command = Command(connection, transaction, text, parameters);
        return command.ExecuteScalar();
    }
}
