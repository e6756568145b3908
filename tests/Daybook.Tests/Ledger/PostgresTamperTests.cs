using System.Data.Common;
using Daybook.Ledger;
using Daybook.Tests.Postgres;
using Npgsql;

namespace Daybook.Tests.Ledger;

public sealed class PostgresTamperTests : TamperTests
{
    private readonly string _connectionString;

    public PostgresTamperTests(PostgresServer postgres)
        : this(postgres, postgres.NewSchema())
    {
    }

    private PostgresTamperTests(PostgresServer postgres, string schema)
        : base(keys => PostgresLedgerStore.Create(postgres.ConnectionString, schema, keys)) =>
        _connectionString = $"{postgres.ConnectionString};Search Path={schema};Options=-c session_replication_role=replica";

    private protected override string Trigger => """
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM payload; RETURN NULL; END';
        CREATE TRIGGER t AFTER INSERT ON entry EXECUTE FUNCTION f()
        """;

    private protected override DbConnection Connect()
    {
        var connection = new NpgsqlConnection(_connectionString);
        connection.Open();
        return connection;
    }
}
