using Daybook.Ledger;
using Daybook.Tests.Postgres;

namespace Daybook.Tests.Ledger;

public sealed class PostgresLedgerStoreTests : LedgerStoreContract
{
    private readonly PostgresLedgerStore _store;

    public PostgresLedgerStoreTests(PostgresServer postgres) =>
        _store = PostgresLedgerStore.Create(postgres.ConnectionString, postgres.NewSchema(), Keys);

    private protected override ILedgerStore Store => _store;

    public override void Dispose()
    {
        _store.Dispose();
        base.Dispose();
    }
}
