using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class LockTests
{
    [Fact]
    public async Task the_dataset_is_what_stood_at_the_lock_and_what_came_later_is_listed()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        var atLock = (disk.Study.Head, State: StateText.Of(disk.State), Values: await disk.Values());
        await disk.Done(new LockStudy(), Stan);
        disk.Clock.Set("2026-06-02T19:00:00Z");
        var late = await disk.Send(Diary(her, "2026-06-02", 2));

        var locked = await disk.Study.DatasetAtLock(TestContext.Current.CancellationToken);

        Assert.Equal((atLock.Head.Size, atLock.Head.Root.ToString()), (locked.Lock.Size, locked.Lock.Root));
        Assert.Equal(atLock.State, StateText.Of(locked.State));
        Assert.Equal(atLock.Values, locked.Observations);
        Assert.Contains(locked.Later, l => l.Seq == late[0].Seq && l.Participant == her);
        Assert.Contains(await disk.Values(new ObservationFilter { Item = "pain" }), v => v.Flags.Contains("after-lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task there_is_no_dataset_before_a_lock()
    {
        await using var disk = await Make();

        var said = await Assert.ThrowsAsync<StudyException>(() => disk.Study.DatasetAtLock(TestContext.Current.CancellationToken));

        Assert.Equal("study.not-locked", said.Code);
    }

    [Fact]
    public async Task a_lock_in_the_middle_of_a_batch_names_the_head_before_it()
    {
        await using var disk = await Make();
        await disk.Study.Journal.DoBatch(
        [
            new Request(JournalOnLedger.Screen("ana"), Cora, "l-1"),
            new Request(new LockStudy(), Stan, "l-2"),
        ], TestContext.Current.CancellationToken);

        var locked = await disk.Study.DatasetAtLock(TestContext.Current.CancellationToken);

        Assert.Equal(4, locked.Lock.Size);
        Assert.Single(locked.State.Participants);
    }
}
