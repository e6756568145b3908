using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class JournalTests
{
    [Fact]
    public async Task a_study_begins_opened_published_and_sealed()
    {
        await using var disk = await Make();

        Assert.Equal(3, disk.Study.Head.Size);
        Assert.Equal(Purpose.Rehearsal, disk.State.Opened!.Purpose);
        Assert.Equal("minimal-crossover", disk.State.Versions[disk.State.Current!.Value].Id);
        Assert.Equal(disk.Study.Sealed.Commitment, disk.State.Allocation!.Commitment);
        Assert.True(disk.Study.Checkpoint.Verify(disk.Study.Keys, out var problem), problem);
    }

    [Fact]
    public async Task a_receipt_names_the_place_the_leaf_and_the_head()
    {
        await using var disk = await Make();

        var receipt = Assert.Single(await disk.Done(new ScreenParticipant(new ParticipantKey("ana"), "north", new LocalDate(2026, 6, 1), "clinic", null)));

        Assert.Equal(3, receipt.Seq);
        Assert.Equal(4, receipt.HeadSize);
        Assert.Equal(disk.Study.Head.Root.ToString(), receipt.HeadRoot);
        Assert.Equal(64, receipt.Leaf.Length);
    }

    [Fact]
    public async Task a_command_sees_what_the_one_before_it_in_the_batch_did()
    {
        await using var disk = await Make();
        var her = new ParticipantKey("ana");
        var day = new LocalDate(2026, 6, 1);

        var replies = await disk.Study.Journal.DoBatch(
        [
            new Request(new ScreenParticipant(her, "north", day, "clinic", null), Cora, "b-1"),
            new Request(new EnrolParticipant(her, "Europe/Madrid"), Cora, "b-2"),
            new Request(new GiveConsent(her, "1.0", new string('d', 64)), Cora, "b-3"),
        ], TestContext.Current.CancellationToken);

        Assert.IsType<Reply.Done>(replies[0]);
        Assert.IsType<Reply.Refused>(replies[1]);
        Assert.IsType<Reply.Done>(replies[2]);
        Assert.Equal(5, disk.Study.Head.Size);
    }

    [Fact]
    public async Task the_same_command_id_with_the_same_bytes_gets_the_old_receipts()
    {
        await using var disk = await Make();
        var command = new ScreenParticipant(new ParticipantKey("ana"), "north", new LocalDate(2026, 6, 1), "clinic", null);

        var first = await disk.Done(command, id: "same");
        await disk.Reopen();
        var again = await disk.Done(command, id: "same");

        Assert.Equal(first[0].Seq, again[0].Seq);
        Assert.Equal(first[0].Leaf, again[0].Leaf);
        Assert.Equal(4, disk.Study.Head.Size);
    }

    [Fact]
    public async Task a_command_id_cannot_be_used_for_another_command_or_by_another_person()
    {
        await using var disk = await Make();
        var command = new ScreenParticipant(new ParticipantKey("ana"), "north", new LocalDate(2026, 6, 1), "clinic", null);
        await disk.Done(command, id: "same");

        Assert.Equal("command.id-reused", await disk.Refused(command with { Site = "south" }, id: "same"));
        Assert.Equal("command.id-reused", await disk.Refused(command, by: Ines, id: "same"));
    }

    [Fact]
    public async Task what_the_ledger_cannot_hold_is_refused_alone_and_spoils_no_batch()
    {
        await using var disk = await Make();
        var day = new LocalDate(2026, 6, 1);

        var replies = await disk.Study.Journal.DoBatch(
        [
            new Request(new ScreenParticipant(new ParticipantKey("ana"), "north", day, "clinic", null), Cora, "g-1"),
            new Request(new ScreenParticipant(new ParticipantKey(new string('x', 300)), "north", day, "clinic", null), Cora, "g-2"),
        ], TestContext.Current.CancellationToken);

        Assert.IsType<Reply.Done>(replies[0]);
        Assert.Equal("command.not-storable", Assert.IsType<Reply.Refused>(replies[1]).Refusal.Code);
        Assert.Equal(4, disk.State.Size);
        Assert.Equal("command.id-not-usable", await disk.Refused(new LockStudy(), id: ""));
    }

    [Fact]
    public async Task the_state_after_opening_again_is_the_state_before()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        var (before, head) = (disk.State, disk.Study.Head);

        await disk.Reopen();

        Assert.Equal(head, disk.Study.Head);
        Assert.Equal(StateText.Of(before), StateText.Of(disk.State));
    }

    [Fact]
    public async Task a_cancelled_wait_does_not_lose_the_command()
    {
        await using var disk = await Make();
        var command = new ScreenParticipant(new ParticipantKey("ana"), "north", new LocalDate(2026, 6, 1), "clinic", null);
        using var impatient = new CancellationTokenSource();

        var waiting = disk.Study.Journal.Do(command, Cora, "slow", impatient.Token);
        await impatient.CancelAsync();
        try
        {
            await waiting;
        }
        catch (OperationCanceledException)
        {
            // Whether the answer or the cancellation came first is chance.
        }
        var receipts = await disk.Done(command, id: "slow");

        Assert.Equal(3, receipts[0].Seq);
        Assert.Equal(4, disk.Study.Head.Size);
    }

    [Fact]
    public async Task the_same_script_gives_the_same_bytes()
    {
        var roots = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            await using var disk = await Make(seed: 11);
            var her = await disk.Enrol("ana");
            disk.Clock.Set("2026-06-01T19:00:00Z");
            await disk.Send(Diary(her, "2026-06-01", 1));
            roots.Add(disk.Study.Head.Root.ToString());
        }

        Assert.Equal(roots[0], roots[1]);
    }

    [Fact]
    public async Task another_seed_gives_other_bytes()
    {
        await using var one = await Make(seed: 1);
        await using var two = await Make(seed: 2);

        Assert.NotEqual(one.Study.Head.Root, two.Study.Head.Root);
    }
}
