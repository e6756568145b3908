using Daybook.Ledger;
using Daybook.Study;
using Microsoft.Data.Sqlite;
using Xunit;
using static Daybook.Tests.Study.JournalOnLedger;

namespace Daybook.Tests.Study;

public class FailedCommitTests
{
    [Fact]
    public async Task a_commit_that_failed_is_not_acknowledged_and_leaves_no_trace()
    {
        await using var made = await OnFailing();
        Fail(made, new SqliteException("database or disk is full", 13), afterCommit: false);

        var said = await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(Screen("ana"), StudyOnDisk.Cora, "c-1", TestContext.Current.CancellationToken));
        Assert.Equal("commit.failed", said.Code);
        Assert.Empty(made.Writer.Now.State.Participants);

        var receipts = await made.Done(Screen("ana"), "c-1");
        Assert.Equal(2, receipts[0].Seq);
        Assert.True(LedgerVerifier.Verify(made.Ledger, made.Keys).Holds);
    }

    [Fact]
    public async Task after_a_failed_fsync_it_stops_and_says_so()
    {
        await using var made = await OnFailing();
        Fail(made, new SqliteException("disk I/O error", 10, 1034), afterCommit: false);

        var first = await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(Screen("ana"), StudyOnDisk.Cora, "c-1", TestContext.Current.CancellationToken));
        var later = await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(Screen("bea"), StudyOnDisk.Cora, "c-2", TestContext.Current.CancellationToken));

        Assert.Equal(("journal.stopped", "journal.stopped"), (first.Code, later.Code));
        Assert.NotNull(made.Journal.Stopped);
        Assert.Equal(2, made.Ledger.Head.Size);
    }

    [Fact]
    public async Task a_commit_that_happened_but_failed_to_say_so_is_found_again()
    {
        await using var made = await OnFailing();
        Fail(made, new InvalidOperationException("the answer was lost"), afterCommit: true);

        await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(Screen("ana"), StudyOnDisk.Cora, "c-1", TestContext.Current.CancellationToken));
        Assert.Single(made.Writer.Now.State.Participants);
        var receipts = await made.Done(Screen("ana"), "c-1");

        Assert.Equal((2, 3), (receipts[0].Seq, made.Ledger.Head.Size));
    }

    [Fact]
    public async Task another_writer_is_noticed_and_nothing_is_lost()
    {
        await using var made = await OnFailing();
        var stranger = new EntryDraft
        {
            EntryId = "from-elsewhere",
            CommandId = "elsewhere",
            CommandIndex = 0,
            StudyKey = "study-1",
            Actor = new Daybook.Ledger.Actor(Daybook.Ledger.ActorKind.Person, "cora", "coordinator"),
            ReceivedUtc = DateTimeOffset.UnixEpoch,
            Type = "participant-screened/1",
            Payload = Daybook.Trial.TrialJson.Write(new Daybook.Trial.ParticipantScreened(new("elsewhere"), "north", new(2026, 6, 1), "clinic", null)),
            Salt = new byte[32],
        };
        using (var keys = CheckpointKeys.FromSeed("daybook/study-1", new byte[32]))
            made.Ledger.Append(made.Ledger.Head, [stranger], keys);

        var said = await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(Screen("ana"), StudyOnDisk.Cora, "c-1", TestContext.Current.CancellationToken));
        var receipts = await made.Done(Screen("ana"), "c-1");

        Assert.Equal("commit.head-moved", said.Code);
        Assert.Equal(3, receipts[0].Seq);
        Assert.Equal(["ana", "elsewhere"], made.Writer.Now.State.Participants.Keys.Select(k => k.Value));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task a_scrub_that_failed_is_told_and_repeated_after_the_next_commit(bool throws)
    {
        await using var made = await OnFailing();
        await made.Done(Screen("ana"), "c-1");
        await made.Done(new Daybook.Trial.GiveConsent(new("ana"), "1.0", Daybook.Tests.Trial.Stories.DocumentHash), "c-2");
        await made.Done(new Daybook.Trial.AssessEligibility(new("ana"), Daybook.Tests.Trial.Stories.Criteria(44, opioids: false)), "c-5");
        await made.Done(new Daybook.Trial.EnrolParticipant(new("ana"), "Europe/Madrid"), "c-6");
        await made.Done(new Daybook.Trial.EnrolDevice(new("ana"), "phone-1"), "c-3");
        var phone = new Daybook.Trial.Actor(Daybook.Trial.ActorKind.Device, "phone-1", Daybook.Trial.Role.Participant);
        var seq = (await made.Done(new Daybook.Trial.SubmitEntry(new("ana"), "e-1", "phone-1", 1, new byte[] { 1 }, null, null, null), "e-1", phone))[0].Seq;
        var scrubs = ((FailingLedger)made.Ledger).Scrubs;
        scrubs.Enqueue(throws ? new SqliteException("disk I/O error", 10) : null);

        var redact = new Daybook.Trial.RedactPayloads([seq], "a name");
        var said = await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(redact, StudyOnDisk.Adam, "r-1", TestContext.Current.CancellationToken));
        Assert.Equal("redaction.not-scrubbed", said.Code);
        Assert.Null(made.Journal.Stopped);
        Assert.True(Noted(made));

        Assert.Single(await made.Done(redact, "r-1", StudyOnDisk.Adam));
        await made.Done(Screen("bea"), "c-4");
        Assert.False(Noted(made));
    }

    [Fact]
    public async Task whatever_breaks_the_recovery_stops_the_writer_and_says_so()
    {
        await using var made = await OnFailing();
        Fail(made, new InvalidOperationException("the answer was lost"), afterCommit: true);
        ((FailingLedger)made.Ledger).Unreadable = new NotSupportedException("no snapshot");

        var said = await Assert.ThrowsAsync<StudyException>(() => made.Journal.Do(Screen("ana"), StudyOnDisk.Cora, "c-1", TestContext.Current.CancellationToken));
        Assert.Equal("journal.stopped", said.Code);
        Assert.NotNull(made.Journal.Stopped);
    }

    private static bool Noted(JournalOnLedger made)
    {
        var noted = false;
        made.Ledger.WriteDerived((connection, transaction) => noted = DerivedNotes.Has(connection, transaction, DerivedNotes.ScrubNeeded));
        return noted;
    }

    private static Task<JournalOnLedger> OnFailing() => Make((keys, folder) => new FailingLedger(SqliteLedgerStore.Create(Path.Combine(folder, "ledger.db"), keys)));

    private static void Fail(JournalOnLedger made, Exception problem, bool afterCommit) => ((FailingLedger)made.Ledger).Failures.Enqueue((problem, afterCommit));
}
