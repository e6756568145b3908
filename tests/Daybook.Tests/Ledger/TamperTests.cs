using System.Data.Common;
using Daybook.Ledger;
using Xunit;

namespace Daybook.Tests.Ledger;

/// <summary>Changes behind the ledger's back, each of which verification must name, in both databases.</summary>
public abstract class TamperTests : IDisposable
{
    private const long Target = 7; // From a device, with a key: every column but site and participant is filled.

    private readonly CheckpointKeys _keys = Sample.Keys();
    private readonly ILedgerStore _store;

    private protected TamperTests(Func<ICheckpointSigner, ILedgerStore> create)
    {
        _store = create(_keys);
        _store.Append(_store.Head, Sample.Drafts(0, 20), _keys);
        _store.Redact(_store.Head, [3, 4], Sample.Notice(20, 3, 4), _keys);
        _store.Append(_store.Head, Sample.Drafts(21, 4), _keys);
        Assert.True(Verify().Holds, string.Join('\n', Verify().Flaws));
    }

    /// <summary>Every column of an entry with a change of its value, in SQL both databases understand.</summary>
    private static readonly string[] Changes =
    [
        "entry SET entry_id = 'entry-x'", "entry SET command_id = command_id || 'x'", "entry SET command_index = 5", "entry SET study_key = 'study-2'",
        "entry SET study_key = study_key || ' '", "entry SET site_id = 'site-b'", "entry SET site_id = NULL", "entry SET participant_key = 'participant-x'",
        "entry SET participant_key = NULL", "entry SET actor_kind = 'person'", "entry SET actor_kind = 'stranger'", "entry SET actor_id = 'actor-x'",
        "entry SET actor_role = 'monitor'", "entry SET device_id = 'device-2'", "entry SET device_id = NULL", "entry SET device_number = 8",
        "entry SET device_number = NULL", "entry SET device_key_id = 'key-2'", "entry SET device_key_id = NULL", "entry SET received_utc = received_utc - 1",
        "entry SET received_utc = 9223372036854775807", "entry SET type = 'kit-returned/1'", "entry SET type = 'payload-redacted/1'", "entry SET type = ''",
        "entry SET protocol_hash = leaf_hash", "entry SET protocol_hash = NULL", "entry SET payload_commitment = leaf_hash",
        "entry SET leaf_hash = payload_commitment", "payload SET salt = signature", "payload SET body = salt", "payload SET signature = salt",
        "payload SET local_clock = '2026-06-01T10:00:01+02:00'", "payload SET zone = 'Europe/Paris'", "payload SET attestation_digest = salt",
        "payload SET attestation_digest = NULL", "payload SET signature = NULL",
        "payload SET signature = NULL, local_clock = NULL, zone = NULL, attestation_digest = NULL",
    ];

    public void Dispose()
    {
        _store.Dispose();
        _keys.Dispose();
        Discard();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void a_change_of_any_column_names_its_entry()
    {
        Change("CREATE TABLE entry_kept AS SELECT * FROM entry; CREATE TABLE payload_kept AS SELECT * FROM payload");
        var unnamed = new List<string>();
        foreach (var change in Changes)
        {
            Change($"UPDATE {change} WHERE seq = {Target}");
            var verdict = Verify();
            if (verdict.Holds || verdict.FirstBrokenSeq != Target)
                unnamed.Add($"{change}: {string.Join("; ", verdict.Flaws)}");
            Change("DELETE FROM payload; DELETE FROM entry; INSERT INTO entry SELECT * FROM entry_kept; INSERT INTO payload SELECT * FROM payload_kept");
        }
        Assert.Empty(unnamed);
        Assert.True(Verify().Holds);
    }

    [Fact]
    public void the_first_of_several_broken_entries_is_named()
    {
        Change("UPDATE entry SET study_key = 'x' WHERE seq = 12");
        NamesEntry(5, "UPDATE entry SET actor_role = 'x' WHERE seq = 5");
    }

    [Fact]
    public void an_envelope_rewritten_with_its_leaf_is_found_at_the_root()
    {
        var envelope = _store.FindByEntryId("entry-5")!.Envelope with { StudyKey = "study-2" };
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "UPDATE entry SET study_key = 'study-2', leaf_hash = @leaf WHERE seq = 5";
        var leaf = command.CreateParameter();
        (leaf.ParameterName, leaf.Value) = ("@leaf", EnvelopeEncoding.LeafHash(envelope).ToBytes());
        command.Parameters.Add(leaf);
        Assert.Equal(1, command.ExecuteNonQuery());
        var verdict = Verify();
        Assert.Contains("root", Assert.Single(verdict.Flaws).What, StringComparison.Ordinal);
        Assert.Null(verdict.FirstBrokenSeq);
    }

    [Fact]
    public void a_missing_entry_is_named_before_an_unreadable_one()
    {
        Change("UPDATE entry SET actor_kind = 'nobody' WHERE seq = 9");
        NamesEntry(8, "DELETE FROM payload WHERE seq = 8; DELETE FROM entry WHERE seq = 8");
    }

    [Fact]
    public void a_missing_entry_is_named() => NamesEntry(6, "DELETE FROM payload WHERE seq = 6; DELETE FROM entry WHERE seq = 6");

    [Fact]
    public void a_cut_tail_is_named() => NamesEntry(23, "DELETE FROM payload WHERE seq >= 23; DELETE FROM entry WHERE seq >= 23");

    [Fact]
    public void a_renumbered_entry_is_named() => NamesEntry(24, "DELETE FROM payload WHERE seq = 24; UPDATE entry SET seq = 99 WHERE seq = 24");

    [Fact]
    public void an_entry_after_the_signed_head_is_named() => NamesEntry(25, CopyOf20("25"));

    [Fact]
    public void an_entry_before_the_first_is_found() => Finds(CopyOf20("-1"));

    [Fact]
    public void an_entry_at_the_end_of_all_numbers_is_found() => Finds(CopyOf20("9223372036854775807"));

    [Fact]
    public void a_payload_deleted_without_a_notice_is_named() => NamesEntry(5, "DELETE FROM payload WHERE seq = 5");

    [Fact]
    public void a_payload_that_returned_after_its_redaction_is_named() =>
        NamesEntry(3, "INSERT INTO payload (seq, salt, body) SELECT 3, salt, body FROM payload WHERE seq = 5");

    [Fact]
    public void the_payload_of_a_redaction_notice_cannot_go() => NamesEntry(3, "DELETE FROM payload WHERE seq = 20");

    [Theory]
    [InlineData("size = 24")]
    [InlineData("root = frontier")]
    [InlineData("frontier = root")]
    [InlineData("format = 'daybook-ledger/2'")]
    [InlineData("note = ''")]
    [InlineData("note = note || 'x'")]
    public void a_changed_head_is_found(string change) => Finds($"UPDATE head SET {change}");

    [Fact]
    public void a_missing_head_is_found() => Finds("DELETE FROM head");

    [Fact]
    public void a_trigger_is_found() => Finds(Trigger);

    [Fact]
    public void a_dropped_index_is_found() => Finds("DROP INDEX entry_by_id");

    [Fact]
    public void a_head_signed_by_another_key_is_found()
    {
        using var stranger = CheckpointKeys.FromSeed(Sample.Origin, new byte[32]);
        Finds($"UPDATE head SET note = '{stranger.Sign(_store.Head)}'");
    }

    [Fact]
    public void a_ledger_that_holds_does_not_pass_for_other_keys_or_none()
    {
        using var stranger = CheckpointKeys.FromSeed(Sample.Origin, new byte[32]);
        Assert.False(LedgerVerifier.Verify(_store, stranger.VerifierKeys).Holds);
        Assert.False(LedgerVerifier.Verify(_store, []).Holds);
    }

    [Fact]
    public void a_remembered_head_is_extended_or_the_rewrite_is_found()
    {
        var remembered = _store.Checkpoint;
        _store.Append(_store.Head, Sample.Drafts(30, 5), _keys);
        Assert.True(Verify(remembered).Holds);
        using var forged = CheckpointKeys.FromSeed(Sample.Origin, new byte[32]);
        Assert.False(Verify(forged.Sign(remembered.Head)).Holds);
        // By someone who holds the key: another history of the same size, or one that has not come so far.
        Assert.False(Verify(_keys.Sign(new LedgerHead(21, Hash.Of("rewritten"u8)))).Holds);
        var ahead = Verify(_keys.Sign(new LedgerHead(40, Hash.Of("later"u8))));
        Assert.Equal(30, ahead.FirstBrokenSeq);
        Assert.True(Verify(_keys.Sign(LedgerHead.Empty)).Holds);
    }

    [Fact]
    public void verification_reports_its_progress_and_stops_when_asked()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => LedgerVerifier.Verify(_store, _keys.VerifierKeys, cancellation: source.Token));
    }

    private protected abstract string Trigger { get; }

    private protected abstract DbConnection Connect();

    private protected virtual void Discard()
    {
    }

    private static string CopyOf20(string seq) => $"""
        INSERT INTO entry (seq, entry_id, command_id, command_index, study_key, actor_kind, actor_id, actor_role, received_utc, type, payload_commitment, leaf_hash)
        SELECT {seq}, 'entry-copied', command_id, command_index, study_key, actor_kind, actor_id, actor_role, received_utc, type, payload_commitment, leaf_hash
        FROM entry WHERE seq = 20
        """;

    private LedgerVerdict Verify(Checkpoint? against = null) => LedgerVerifier.Verify(_store, _keys.VerifierKeys, against);

    private void NamesEntry(long seq, string sql)
    {
        Change(sql);
        var verdict = Verify();
        Assert.False(verdict.Holds);
        Assert.True(verdict.FirstBrokenSeq == seq, string.Join('\n', verdict.Flaws));
    }

    private void Finds(string sql)
    {
        Change(sql);
        Assert.False(Verify().Holds);
    }

    private void Change(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var changed = command.ExecuteNonQuery();
        Assert.True(changed != 0 || sql.StartsWith("CREATE", StringComparison.Ordinal) || sql.StartsWith("DROP", StringComparison.Ordinal), "Nothing was changed.");
    }
}
