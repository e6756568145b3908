using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>Whether the ledger's tables and indexes stand in their schema and nothing acts on them unasked.</summary>
internal static class PostgresIntegrity
{
    public static IReadOnlyList<string> Check(DbConnection connection, string schema)
    {
        var problems = new List<string>();
        foreach (var (name, _) in LedgerSchema.Postgres.Statements)
        {
            if (Sql.Scalar(connection, null, "SELECT to_regclass(@name)::text", ("name", DbType.String, $"\"{schema}\".{name}")) is not string)
                problems.Add($"{name} is gone.");
        }
        using var command = Sql.Command(connection, null, """
            SELECT 'trigger ' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = @schema AND NOT t.tgisinternal
            UNION ALL
            SELECT 'rule ' || r.rulename FROM pg_rules r WHERE r.schemaname = @schema
            UNION ALL
            SELECT 'invalid index ' || c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = @schema AND NOT i.indisvalid
            """, ("schema", DbType.String, schema));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            problems.Add($"There is a {reader.GetString(0)}; a ledger has none.");
        return problems;
    }
}
