using System.Text;
using Daybook.Ledger;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Daybook.Tests.Ledger;

/// <summary>What is true of the file itself: how it is opened, what is left in it, what damage does.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CheckpointKeys _keys = Sample.Keys();

    private string Path => _folder["ledger.db"];

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("3.40.1", false)]
    [InlineData("3.51.2", false)]
    [InlineData("3.51.3", true)]
    [InlineData("3.53.3", true)]
    public void a_sqlite_that_can_lose_committed_data_is_refused(string version, bool accepted) =>
        Assert.Equal(accepted, Record.Exception(() => SqliteLedgerStore.RequireSafeVersion(version)) is null);

    [Fact]
    public void a_ledger_is_written_ahead_and_synced_in_full()
    {
        using var store = SqliteLedgerStore.Create(Path, _keys);
        store.WriteDerived((c, t) =>
        {
            Assert.Equal("wal", Pragma(c, t, "journal_mode"));
            Assert.Equal("2", Pragma(c, t, "synchronous"));
            Assert.Equal("1", Pragma(c, t, "foreign_keys"));
            Assert.Equal("1", Pragma(c, t, "secure_delete"));
            Assert.Equal("5000", Pragma(c, t, "busy_timeout"));
        });
    }

    [Fact]
    public void a_ledger_is_made_once_and_opened_where_it_stands()
    {
        Assert.Throws<FileNotFoundException>(() => SqliteLedgerStore.Open(Path));
        SqliteLedgerStore.Create(Path, _keys).Dispose();
        Assert.Throws<IOException>(() => SqliteLedgerStore.Create(Path, _keys));
        File.WriteAllText(_folder["other.db"], "This is no database, and it is longer than the header of one: a hundred bytes at the very least, so.");
        Assert.Throws<LedgerCorruptException>(() => SqliteLedgerStore.Open(_folder["other.db"]));
    }

    [Fact]
    public void a_reopened_ledger_continues_the_same_log()
    {
        using (var store = SqliteLedgerStore.Create(Path, _keys))
            store.Append(store.Head, Sample.Drafts(0, 5), _keys);
        using (var store = SqliteLedgerStore.Open(Path))
            store.Append(store.Head, Sample.Drafts(5, 4), _keys);
        using var whole = SqliteLedgerStore.Create(_folder["whole.db"], _keys);
        whole.Append(whole.Head, Sample.Drafts(0, 9), _keys);
        using var reopened = SqliteLedgerStore.Open(Path);
        Assert.Equal(whole.Head, reopened.Head);
    }

    [Fact]
    public void nothing_is_appended_to_a_ledger_whose_head_contradicts_itself()
    {
        using var store = SqliteLedgerStore.Create(Path, _keys);
        var head = store.Append(store.Head, Sample.Drafts(0, 3), _keys).Head;
        Execute("UPDATE head SET frontier = zeroblob(64)");
        Assert.Throws<LedgerCorruptException>(() => store.Append(head, Sample.Drafts(3, 1), _keys));
        Assert.Equal(3L, Execute("SELECT COUNT(*) FROM entry"));
    }

    [Fact]
    public void a_commit_that_fails_leaves_nothing_and_the_next_batch_succeeds()
    {
        using var store = SqliteLedgerStore.Create(Path, _keys);
        var head = store.Append(store.Head, Sample.Drafts(0, 3), _keys).Head;
        // A deferred foreign key is only found wanting by COMMIT itself.
        Assert.Throws<SqliteException>(() => store.Append(head, Sample.Drafts(3, 2), _keys, (c, t, _) =>
        {
            using var command = c.CreateCommand();
            command.CommandText = "PRAGMA defer_foreign_keys = ON; INSERT INTO payload (seq, salt, body) VALUES (999, zeroblob(32), zeroblob(1))";
            command.Transaction = t;
            command.ExecuteNonQuery();
        }));
        Assert.Equal(head, store.Head);
        Assert.Equal(5, store.Append(head, Sample.Drafts(3, 2), _keys).Head.Size);
        Assert.True(LedgerVerifier.Verify(store, _keys.VerifierKeys).Holds);
    }

    [Fact]
    public async Task a_copy_made_while_the_writer_appends_is_one_state_and_verifies()
    {
        using var store = SqliteLedgerStore.Create(Path, _keys);
        store.Append(store.Head, Sample.Drafts(0, 500), _keys);
        var writer = Task.Run(() =>
        {
            for (var n = 500; n < 540; n++)
                store.Append(store.Head, [Sample.Draft(n)], _keys);
        });
        var copied = store.CopyTo(_folder["copy.db"]);
        await writer;
        using var copy = SqliteLedgerStore.Open(_folder["copy.db"]);
        Assert.InRange(copied.Head.Size, 500, 540);
        Assert.True(LedgerVerifier.Verify(copy, _keys.VerifierKeys).Holds);
        Assert.True(LedgerVerifier.Verify(store, _keys.VerifierKeys, against: copied).Holds);
        Assert.Throws<IOException>(() => store.CopyTo(_folder["copy.db"]));
    }

    [Fact]
    public void no_byte_of_a_redacted_payload_is_left_in_any_file()
    {
        using (var store = SqliteLedgerStore.Create(Path, _keys))
        {
            var drafts = Sample.Drafts(0, 400).Select((d, n) => d with { Payload = Encoding.UTF8.GetBytes(Canary(n) + new string('x', n * 13 % 3000)) }).ToArray();
            foreach (var batch in drafts.Chunk(17))
                store.Append(store.Head, batch, _keys);
            Assert.Equal(400, CanariesLeft(400).Count);
            long[] gone = [.. Enumerable.Range(0, 400).Where(n => n % 7 != 0).Select(n => (long)n)];
            Assert.True(store.Redact(store.Head, gone, Sample.Notice(400, gone), _keys).Scrubbed);
            Assert.Equal(Enumerable.Range(0, 400).Where(n => n % 7 == 0), CanariesLeft(400));
            Assert.True(LedgerVerifier.Verify(store, _keys.VerifierKeys).Holds);
        }
        Assert.Equal(Enumerable.Range(0, 400).Where(n => n % 7 == 0), CanariesLeft(400));
    }

    [Fact]
    public void a_scrub_that_a_reader_holds_up_says_so_and_succeeds_later()
    {
        using var store = SqliteLedgerStore.Create(Path, _keys);
        store.Append(store.Head, Sample.Drafts(0, 3), _keys);
        using (store.Snapshot())
            Assert.False(store.Redact(store.Head, [1], Sample.Notice(3, 1), _keys).Scrubbed);
        Assert.True(store.Scrub());
        Assert.True(store.FindByEntryId("entry-1")!.IsRedacted);
    }

    [Fact]
    public void a_changed_byte_of_the_file_is_found_unless_it_changed_nothing_that_is_kept()
    {
        using (var store = SqliteLedgerStore.Create(Path, _keys))
            store.Append(store.Head, Sample.Drafts(0, 60), _keys);
        var bytes = File.ReadAllBytes(Path);
        var truth = Contents(Path);
        var random = new Random(20260601);
        var found = 0;
        for (var i = 0; i < 120; i++)
        {
            var changed = (byte[])bytes.Clone();
            var offset = random.Next(bytes.Length);
            changed[offset] ^= (byte)(1 + random.Next(255));
            var file = _folder[$"changed-{i}.db"];
            File.WriteAllBytes(file, changed);
            if (Holds(file))
                Assert.True(truth == Contents(file), $"byte {offset} changed what is kept and was not found");
            else
                found++;
        }
        Assert.InRange(found, 30, 120);
    }

    private static string Canary(int n) => $"canary-{Hash.Of(BitConverter.GetBytes(n))}";

    private static string? Pragma(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        command.Transaction = transaction;
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Contents(string file)
    {
        using var store = SqliteLedgerStore.Open(file);
        var text = new StringBuilder().Append(store.Head);
        foreach (var e in store.Read())
        {
            text.Append(e.LeafHash).Append(EnvelopeEncoding.LeafHash(e.Envelope)).Append(Convert.ToHexString(e.Payload!)).Append(Convert.ToHexString(e.Salt!))
                .Append(e.Attestation?.LocalClock).Append(e.Attestation?.Zone).Append(Convert.ToHexString(e.Attestation?.Signature ?? []));
        }
        return text.ToString();
    }

    private bool Holds(string file)
    {
        try
        {
            using var store = SqliteLedgerStore.Open(file);
            return LedgerVerifier.Verify(store, _keys.VerifierKeys).Holds;
        }
        catch (LedgerCorruptException)
        {
            return false;
        }
    }

    private List<int> CanariesLeft(int count)
    {
        var files = Directory.GetFiles(_folder.Path).Select(f => Encoding.Latin1.GetString(Read(f))).ToList();
        // A part of a canary is a leak too.
        return [.. Enumerable.Range(0, count).Where(n => files.Exists(f => f.Contains(Canary(n)[8..40], StringComparison.Ordinal)))];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
