using Daybook.Ledger;

namespace Daybook.Tests.Ledger;

public sealed class SqliteLedgerStoreTests : LedgerStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteLedgerStore _store;

    public SqliteLedgerStoreTests() => _store = SqliteLedgerStore.Create(_folder["ledger.db"], Keys);

    private protected override ILedgerStore Store => _store;

    private protected override ILedgerStore OpenAgain() => SqliteLedgerStore.Open(_folder["ledger.db"]);

    public override void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
        base.Dispose();
    }
}
