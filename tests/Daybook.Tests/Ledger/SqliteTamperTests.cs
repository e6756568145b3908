using System.Data.Common;
using Daybook.Ledger;
using Microsoft.Data.Sqlite;

namespace Daybook.Tests.Ledger;

public sealed class SqliteTamperTests : TamperTests
{
    private readonly TemporaryFolder _folder;

    public SqliteTamperTests()
        : this(new TemporaryFolder())
    {
    }

    private SqliteTamperTests(TemporaryFolder folder)
        : base(keys => SqliteLedgerStore.Create(folder["ledger.db"], keys)) => _folder = folder;

    private protected override string Trigger => "CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM payload; END";

    private protected override DbConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder["ledger.db"]};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    private protected override void Discard() => _folder.Dispose();
}
