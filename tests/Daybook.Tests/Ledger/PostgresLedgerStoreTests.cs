using Daybook.Ledger;
using Daybook.Tests.Postgres;
using Xunit;

namespace Daybook.Tests.Ledger;

public sealed class PostgresLedgerStoreTests : LedgerStoreContract
{
    private readonly string _connectionString, _schema;
    private readonly PostgresLedgerStore _store;

    public PostgresLedgerStoreTests(PostgresServer postgres)
    {
        (_connectionString, _schema) = (postgres.ConnectionString, postgres.NewSchema());
        _store = PostgresLedgerStore.Create(_connectionString, _schema, Keys);
    }

    private protected override ILedgerStore Store => _store;

    private protected override ILedgerStore OpenAgain() => PostgresLedgerStore.Open(_connectionString, _schema);

    [Theory]
    [InlineData("Study")]
    [InlineData("a; drop schema public")]
    [InlineData("1a")]
    [InlineData("")]
    public void a_schema_name_that_would_need_quoting_is_refused(string schema) =>
        Assert.Throws<ArgumentException>(() => PostgresLedgerStore.Create(_connectionString, schema, Keys));

    [Fact]
    public void a_ledger_is_made_once_and_opened_where_it_stands()
    {
        Assert.Throws<IOException>(() => PostgresLedgerStore.Create(_connectionString, _schema, Keys));
        Assert.Throws<LedgerCorruptException>(() => PostgresLedgerStore.Open(_connectionString, "no_such_study"));
    }

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }
}
