using Daybook.Ledger;
using Xunit;

namespace Daybook.Tests.Ledger;

/// <summary>What every store promises, asked of each alike.</summary>
public abstract class LedgerStoreContract : IDisposable
{
    private protected CheckpointKeys Keys { get; } = Sample.Keys();

    private protected abstract ILedgerStore Store { get; }

    /// <summary>The same ledger as another process would open it.</summary>
    private protected abstract ILedgerStore OpenAgain();

    public virtual void Dispose()
    {
        Keys.Dispose();
        GC.SuppressFinalize(this);
    }

    private AppendResult Append(params EntryDraft[] drafts) => Store.Append(Store.Head, drafts, Keys);

    [Fact]
    public void a_new_ledger_is_empty_and_its_empty_head_is_signed()
    {
        Assert.Equal(LedgerHead.Empty, Store.Head);
        Assert.True(Store.Checkpoint.Verify(Keys.VerifierKeys, out var problem), problem);
        Assert.Empty(Store.Read());
        Assert.True(LedgerVerifier.Verify(Store, Keys.VerifierKeys).Holds);
    }

    [Fact]
    public void what_is_appended_is_read_back_in_order_field_by_field()
    {
        var drafts = Sample.Drafts(0, 40);
        var result = Append(drafts);
        Assert.Equal(40, result.Head.Size);
        var read = Store.Read().ToList();
        Assert.Equal(40, read.Count);
        foreach (var (entry, n) in read.Select((e, n) => (e, n)))
        {
            Assert.Equal(drafts[n].Seal(n).Envelope, entry.Envelope);
            Assert.Equal(drafts[n].Seal(n).LeafHash, entry.LeafHash);
            Assert.Equal(drafts[n].Payload, entry.Payload);
            Assert.Equal(drafts[n].Salt, entry.Salt);
            Assert.Equal(drafts[n].Attestation?.Signature, entry.Attestation?.Signature);
            Assert.Equal(drafts[n].Attestation?.Zone, entry.Attestation?.Zone);
        }
    }

    [Fact]
    public void the_head_is_the_rfc_6962_root_of_the_leaves_and_is_signed_with_each_batch()
    {
        Append(Sample.Drafts(0, 3));
        var result = Append(Sample.Drafts(3, 10));
        Assert.Equal(MerkleTree.Root([.. Store.Read().Select(e => e.LeafHash)]), result.Head.Root);
        Assert.Equal(result.Head, Store.Head);
        Assert.Equal(result.Checkpoint.ToString(), Store.Checkpoint.ToString());
        Assert.True(result.Checkpoint.Verify(Keys.VerifierKeys, out var problem), problem);
    }

    [Fact]
    public void a_batch_decided_on_an_older_head_is_refused_and_leaves_nothing()
    {
        var old = Store.Head;
        var moved = Append(Sample.Draft(0)).Head;
        var e = Assert.Throws<LedgerHeadMovedException>(() => Store.Append(old, [Sample.Draft(1)], Keys));
        Assert.Equal((old, moved), (e.Expected, e.Actual));
        Assert.Equal(moved, Store.Head);
        Assert.Null(Store.FindByEntryId("entry-1"));
    }

    [Fact]
    public void of_many_writers_on_one_head_exactly_one_wins_each_round()
    {
        for (var round = 0; round < 5; round++)
        {
            var head = Store.Head;
            var won = 0;
            Parallel.For(0, 8, i =>
            {
                try
                {
                    Store.Append(head, [Sample.Draft(round * 8 + i)], Keys);
                    Interlocked.Increment(ref won);
                }
                catch (LedgerHeadMovedException)
                {
                    // The other seven are told so.
                }
            });
            Assert.Equal(1, won);
            Assert.Equal(round + 1, Store.Head.Size);
        }
        Assert.True(LedgerVerifier.Verify(Store, Keys.VerifierKeys).Holds);
    }

    [Fact]
    public void two_processes_on_one_ledger_lose_nothing_and_fork_nothing()
    {
        using var other = OpenAgain();
        Parallel.ForEach([(Store: Store, From: 0), (Store: other, From: 100)], writer =>
        {
            for (var n = 0; n < 15;)
            {
                try
                {
                    writer.Store.Append(writer.Store.Head, [Sample.Draft(writer.From + n)], Keys);
                    n++;
                }
                catch (LedgerHeadMovedException)
                {
                    // Decide again on the head that is there now.
                }
            }
        });
        Assert.Equal(30, Store.Head.Size);
        Assert.Equal(Store.Head, other.Head);
        var ids = Store.Read().Select(e => e.EntryId).Order(StringComparer.Ordinal);
        Assert.Equal(Sample.Drafts(0, 15).Concat(Sample.Drafts(100, 15)).Select(d => d.EntryId).Order(StringComparer.Ordinal), ids);
        Assert.True(LedgerVerifier.Verify(other, Keys.VerifierKeys).Holds);
    }

    [Fact]
    public void an_entry_id_that_is_taken_is_refused_with_the_whole_batch()
    {
        var head = Append(Sample.Drafts(0, 2)).Head;
        var e = Assert.Throws<DuplicateEntryException>(() => Append(Sample.Draft(5), Sample.Draft(1)));
        Assert.Equal("entry-1", e.EntryId);
        Assert.Equal(head, Store.Head);
        Assert.Null(Store.FindByEntryId("entry-5"));
    }

    [Fact]
    public void rows_written_within_the_batch_are_committed_with_it_or_not_at_all()
    {
        Store.WriteDerived((c, t) => Run(c, t, "CREATE TABLE observation (seq bigint)"));
        Store.Append(Store.Head, Sample.Drafts(0, 3), Keys, (c, t, entries) =>
        {
            foreach (var entry in entries)
                Run(c, t, $"INSERT INTO observation VALUES ({entry.Seq})");
        });
        Assert.Throws<InvalidOperationException>(() => Store.Append(Store.Head, Sample.Drafts(3, 2), Keys, (c, t, _) =>
        {
            Run(c, t, "INSERT INTO observation VALUES (99)");
            throw new InvalidOperationException("planted");
        }));
        using var snapshot = Store.Snapshot();
        Assert.Equal(3, snapshot.Head.Size);
        Assert.Equal(3L, Scalar(snapshot, "SELECT COUNT(*) FROM observation"));
    }

    [Fact]
    public void a_ledger_takes_only_its_own_signer()
    {
        using var stranger = Sample.Keys("daybook.test/other");
        Assert.Throws<ArgumentException>(() => Store.Append(Store.Head, [Sample.Draft(0)], stranger));
        Assert.Equal(LedgerHead.Empty, Store.Head);
    }

    [Fact]
    public void entries_are_found_by_id_by_participant_by_type_and_by_range()
    {
        Append(Sample.Drafts(0, 60));
        Assert.Equal(17, Store.FindByEntryId("entry-17")!.Seq);
        Assert.Null(Store.FindByEntryId("entry-60"));
        var all = Store.Read().ToList();
        Check(new EntryQuery { ParticipantKey = "participant-3" }, all.Where(e => e.Envelope.ParticipantKey == "participant-3"));
        Check(new EntryQuery { Type = "kit-dispensed/1" }, all.Where(e => e.Type == "kit-dispensed/1"));
        Check(new EntryQuery { Type = "kit-dispensed/1", ParticipantKey = "participant-3", FromSeq = 10, BeforeSeq = 50 },
            all.Where(e => e is { Type: "kit-dispensed/1", Envelope.ParticipantKey: "participant-3", Seq: >= 10 and < 50 }));
        Check(new EntryQuery { FromSeq = 20, Limit = 7 }, all.Skip(20).Take(7));

        void Check(EntryQuery query, IEnumerable<Entry> expected)
        {
            var seqs = expected.Select(e => e.Seq).ToList();
            Assert.NotEmpty(seqs);
            Assert.Equal(seqs, Store.Read(query).Select(e => e.Seq));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("a'; DROP TABLE entry; --")]
    public void an_id_that_no_entry_can_have_is_simply_not_found(string id)
    {
        Append(Sample.Drafts(0, 2));
        Assert.Null(Store.FindByEntryId(id));
        Assert.Null(Store.FindByEntryId(id + '\ud83c'));
        Assert.Empty(Store.Read(new EntryQuery { ParticipantKey = id }));
        Assert.Empty(Store.Read(new EntryQuery { Type = id }));
        Assert.Equal(2, Store.Head.Size);
    }

    [Fact]
    public void a_snapshot_does_not_see_later_batches()
    {
        Append(Sample.Drafts(0, 2));
        using var snapshot = Store.Snapshot();
        Append(Sample.Drafts(2, 2));
        Assert.Equal(2, snapshot.Head.Size);
        Assert.Equal(2, snapshot.Read().Count());
        Assert.Equal(4, Store.Head.Size);
    }

    [Fact]
    public void a_redacted_payload_is_gone_accounted_for_and_the_log_still_verifies()
    {
        Append(Sample.Drafts(0, 10));
        var leaf = Store.FindByEntryId("entry-4")!.LeafHash;
        var result = Store.Redact(Store.Head, [1, 4], Sample.Notice(10, 1, 4), Keys);
        Assert.True(result.Scrubbed);
        Assert.Equal(11, result.Appended.Head.Size);
        var entry = Store.FindByEntryId("entry-4")!;
        Assert.True(entry.IsRedacted && entry.Salt is null && entry.Attestation is null);
        Assert.Equal(leaf, entry.LeafHash);
        var verdict = LedgerVerifier.Verify(Store, Keys.VerifierKeys);
        Assert.True(verdict.Holds, string.Join('\n', verdict.Flaws));
        Assert.Equal((11, 2), (verdict.Verified, verdict.Redacted));
    }

    [Fact]
    public void a_copy_in_a_file_is_the_same_log_whatever_it_was_copied_from()
    {
        Append(Sample.Drafts(0, 10));
        Store.Redact(Store.Head, [1, 4], Sample.Notice(10, 1, 4), Keys);
        using var folder = new TemporaryFolder();
        using var snapshot = Store.Snapshot();

        using var copy = SqliteLedgerStore.CreateCopy(folder["copy.db"], snapshot);

        Assert.Equal(Store.Checkpoint.ToString(), copy.Checkpoint.ToString());
        var verdict = LedgerVerifier.Verify(copy, Keys.VerifierKeys);
        Assert.True(verdict.Holds, string.Join('\n', verdict.Flaws));
        Assert.Equal((11, 2), (verdict.Verified, verdict.Redacted));
        Assert.Equal(12, copy.Append(copy.Head, [Sample.Draft(11)], Keys).Head.Size);
    }

    [Fact]
    public void a_log_that_is_not_sound_is_not_copied()
    {
        Append(Sample.Drafts(0, 10));
        Store.WriteDerived((connection, transaction) => Run(connection, transaction, "UPDATE entry SET actor_id = 'another' WHERE seq = 6"));
        using var folder = new TemporaryFolder();
        using var snapshot = Store.Snapshot();

        Assert.Equal(6, Assert.Throws<LedgerCorruptException>(() => SqliteLedgerStore.CreateCopy(folder["copy.db"], snapshot)).Seq);
    }

    [Fact]
    public void a_redaction_that_is_not_accounted_for_exactly_is_refused_whole()
    {
        Append(Sample.Drafts(0, 3));
        var head = Store.Redact(Store.Head, [0], Sample.Notice(3, 0), Keys).Appended.Head;
        Assert.Throws<ArgumentException>(() => Store.Redact(head, [1], Sample.Notice(4, 1, 2), Keys));
        Assert.Throws<ArgumentException>(() => Store.Redact(head, [0], Sample.Notice(4, 0), Keys));
        Assert.Throws<ArgumentException>(() => Store.Redact(head, [3], Sample.Notice(4, 3), Keys));
        Assert.Throws<ArgumentException>(() => Store.Redact(head, [1, 9], Sample.Notice(4, 1, 9), Keys));
        Assert.Throws<ArgumentException>(() => Store.Redact(head, [1], Sample.Draft(4), Keys));
        Assert.Throws<ArgumentException>(() => Store.Append(head, [Sample.Notice(4, 1)], Keys));
        Assert.Equal(head, Store.Head);
        Assert.False(Store.FindByEntryId("entry-1")!.IsRedacted);
    }

    private static void Run(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction transaction, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static object? Scalar(LedgerSnapshot snapshot, string text)
    {
        using var command = snapshot.Connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = snapshot.Transaction;
        return command.ExecuteScalar();
    }
}
