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

    private static Task<JournalOnLedger> OnFailing() => Make((keys, folder) => new FailingLedger(SqliteLedgerStore.Create(Path.Combine(folder, "ledger.db"), keys)));

    private static void Fail(JournalOnLedger made, Exception problem, bool afterCommit) => ((FailingLedger)made.Ledger).Failures.Enqueue((problem, afterCommit));
}
