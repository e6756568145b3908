using System.Globalization;
using System.Text;
using Daybook.Ledger;
using Daybook.Study;
using Daybook.Trial;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class SubmissionTests
{
    [Fact]
    public async Task an_entry_is_kept_verbatim_with_its_device_and_number()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var entry = Diary(her, "2026-06-01", 1);

        var receipts = await disk.Send(entry);

        using var ledger = SqliteLedgerStore.Open(disk.Folder.Ledger);
        var kept = ledger.FindByEntryId("e-ana-1")!;
        Assert.Equal(entry.Payload.ToArray(), kept.Payload);
        Assert.Equal(new Daybook.Ledger.Origin("phone-ana", 1, null), kept.Envelope.Origin);
        Assert.Equal(receipts[0].Leaf, kept.LeafHash.ToString());
        Assert.Equal(disk.State.Current!.Value.Value, kept.Envelope.ProtocolHash.ToString());
        Assert.Equal("north", kept.Envelope.SiteId);
    }

    [Fact]
    public async Task a_signature_stands_beside_the_entry_with_the_clock_and_zone_of_the_device()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        var entry = Diary(her, "2026-06-01", 1) with { Signature = Convert.ToBase64String([1, 2, 3]), LocalClock = "2026-06-01T21:00:00+02:00" };

        await disk.Send(entry);

        using var ledger = SqliteLedgerStore.Open(disk.Folder.Ledger);
        var evidence = ledger.FindByEntryId(entry.EntryId)!.Attestation!;
        Assert.Equal([1, 2, 3], evidence.Signature);
        Assert.Equal("2026-06-01T21:00:00+02:00", evidence.LocalClock);
        Assert.Equal("Europe/Madrid", evidence.Zone);
    }

    [Fact]
    public async Task an_entry_sent_again_gets_the_old_receipts_and_counts_once()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var entry = Diary(her, "2026-06-01", 1);

        var first = await disk.Send(entry);
        var size = disk.Study.Head.Size;
        var inOneBatch = await disk.Study.Journal.DoBatch([new Request(entry, Phone(entry), "a"), new Request(entry, Phone(entry), "b")], TestContext.Current.CancellationToken);
        await disk.Reopen();
        var again = await disk.Send(entry);

        Assert.Equal(first.Select(r => (r.Seq, r.EntryId, r.Leaf)), again.Select(r => (r.Seq, r.EntryId, r.Leaf)));
        Assert.All(inOneBatch, r => Assert.Equal(first[0].Seq, Assert.IsType<Reply.Done>(r).Receipts[0].Seq));
        Assert.Equal(size, disk.Study.Head.Size);
        Assert.Equal(4, (await disk.Values()).Count);
    }

    [Fact]
    public async Task two_entries_under_one_id_in_one_batch_are_both_kept_and_asked_about()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var (one, other) = (Diary(her, "2026-06-01", 1, pain: 43), Diary(her, "2026-06-01", 1, pain: 44));

        var replies = await disk.Study.Journal.DoBatch([new Request(one, Phone(one), "a"), new Request(other, Phone(other), "b")], TestContext.Current.CancellationToken);

        var kept = Assert.IsType<Reply.Done>(replies[0]).Receipts;
        var conflict = Assert.IsType<Reply.Done>(replies[1]).Receipts;
        Assert.NotEqual(kept[0].Seq, conflict[0].Seq);
        Assert.Contains(disk.State.Queries.Values, q => q.Opened.Rule == "entry.conflict");
        using var ledger = SqliteLedgerStore.Open(disk.Folder.Ledger);
        Assert.Equal(one.Payload.ToArray(), ledger.FindByEntryId(one.EntryId)!.Payload);
        Assert.Equal(other.Payload.ToArray(), ledger.FindByEntryId(conflict[0].EntryId)!.Payload);
    }

    [Theory]
    [InlineData("UPDATE payload SET body = x'00' WHERE seq = {0}")]
    [InlineData("DELETE FROM payload WHERE seq = {0}; DELETE FROM entry WHERE seq = {0}")]
    public async Task a_conflict_that_is_changed_or_taken_out_later_is_found(string change)
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        await disk.Send(Diary(her, "2026-06-01", 1, pain: 43));
        var conflict = (await disk.Send(Diary(her, "2026-06-01", 1, pain: 44)))[0].Seq;

        RebuildTests.Sql(disk, string.Format(CultureInfo.InvariantCulture, change, conflict));

        Assert.Equal(conflict, (await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken)).FirstBrokenSeq);
    }

    [Fact]
    public async Task a_conflict_sent_again_is_the_same_conflict()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        await disk.Send(Diary(her, "2026-06-01", 1, pain: 43));
        var first = await disk.Send(Diary(her, "2026-06-01", 1, pain: 44));
        var size = disk.Study.Head.Size;

        var again = await disk.Send(Diary(her, "2026-06-01", 1, pain: 44));

        Assert.Equal(first.Select(r => r.EntryId), again.Select(r => r.EntryId));
        Assert.Equal(size, disk.Study.Head.Size);
    }

    [Fact]
    public async Task bytes_that_are_no_entry_are_kept_as_they_came()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        byte[] noise = [0xff, 0x00, .. Encoding.UTF8.GetBytes("not json")];

        var receipts = await disk.Send(Diary(her, "2026-06-01", 1) with { Payload = noise });

        using var ledger = SqliteLedgerStore.Open(disk.Folder.Ledger);
        var kept = ledger.FindByEntryId(receipts[0].EntryId)!;
        Assert.Equal("unreadable-entry-kept/1", kept.Type);
        Assert.Equal(noise, kept.Payload);
        await disk.Reopen();
        Assert.Single(disk.State.Queries);
    }

    [Fact]
    public async Task the_same_entry_from_64_callers_at_once_is_one_entry()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var before = disk.Study.Head.Size;
        var entries = Enumerable.Range(1, 50).Select(n => Diary(her, "2026-06-01", n)).ToList();

        var replies = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var got = new List<(string, long)>();
            // Every caller in an order of her own.
            foreach (var entry in entries.OrderBy(e => (e.Number * 31 + caller) % 50))
                got.Add((entry.EntryId, (await disk.Send(entry))[0].Seq));
            return got;
        })));

        Assert.All(entries, e => Assert.Single(replies.SelectMany(r => r).Where(r => r.Item1 == e.EntryId).Distinct()));
        using var ledger = SqliteLedgerStore.Open(disk.Folder.Ledger);
        Assert.Equal(50, ledger.Read(new EntryQuery { FromSeq = before, Type = "items-recorded/1" }).Count());
    }
}
