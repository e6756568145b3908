using Microsoft.Data.Sqlite;

namespace Daybook.Ledger;

/// <summary>What SQLite itself finds wrong with the file, and whether the ledger's tables and indexes are still those it made.</summary>
internal static class SqliteIntegrity
{
    private const int MostProblems = 10;

    public static IReadOnlyList<string> Check(SqliteConnection connection) =>
        [.. SchemaChanges(connection), .. Answers(connection, "PRAGMA integrity_check(10)", "ok"), .. Answers(connection, "PRAGMA foreign_key_check", null)];

    private static IEnumerable<string> Answers(SqliteConnection connection, string pragma, string? good)
    {
        using var command = Sql.Command(connection, null, pragma);
        using var reader = command.ExecuteReader();
        for (var n = 0; n < MostProblems && reader.Read(); n++)
        {
            var answer = string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
            if (answer != good)
                yield return $"{pragma}: {answer}";
        }
    }

    private static IEnumerable<string> SchemaChanges(SqliteConnection connection)
    {
        var found = new Dictionary<string, string?>();
        using (var command = Sql.Command(connection, null, "SELECT name, sql, type, tbl_name FROM sqlite_schema"))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                found[reader.GetString(0)] = reader.IsDBNull(1) ? null : reader.GetString(1);
                if (reader.GetString(2) == "trigger")
                    yield return $"There is a trigger, {reader.GetString(0)}; a ledger has none.";
            }
        }
        foreach (var (name, statement) in LedgerSchema.Sqlite.Statements)
        {
            if (!found.TryGetValue(name, out var sql) || sql != statement)
                yield return $"The definition of {name} is not the one this format has.";
        }
    }
}
