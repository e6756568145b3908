using System.Globalization;
using Daybook.Study;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class FolderTests
{
    [Fact]
    public async Task a_second_writer_is_refused_and_told_who_writes()
    {
        await using var disk = await Make();

        var refused = await Assert.ThrowsAsync<StudyException>(() => RunningStudy.Open(disk.Folder, disk.Options, TestContext.Current.CancellationToken));

        Assert.Equal("folder.in-use", refused.Code);
        Assert.Contains(disk.Folder.PidFile, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_study_is_made_in_an_empty_folder_only()
    {
        await using var disk = await Make();
        await disk.Study.DisposeAsync();

        var refused = await Assert.ThrowsAsync<StudyException>(() => RunningStudy.Create(disk.Folder, SetUp(), disk.Options, TestContext.Current.CancellationToken));

        Assert.Equal("folder.not-empty", refused.Code);
        await disk.Reopen();
    }

    [Fact]
    public async Task a_protocol_with_a_problem_makes_no_folder()
    {
        await using var disk = await Make();
        var other = new StudyFolder(disk.Beside("other"));

        var refused = await Assert.ThrowsAsync<StudyException>(() => RunningStudy.Create(other, SetUp(yaml: "protocol: x"), disk.Options, TestContext.Current.CancellationToken));

        Assert.Equal("protocol.invalid", refused.Code);
        Assert.False(Directory.Exists(other.Root));
    }

    [Fact]
    public async Task a_set_up_that_stopped_half_way_goes_on_to_the_same_head()
    {
        await using var whole = await Make(seed: 3);
        await using var half = await Make(seed: 3);
        var folder = new StudyFolder(half.Beside("half"));
        // As far as the keys and the folders: what a kill leaves behind before the first commit.
        folder.Make();
        foreach (var key in Directory.GetFiles(half.Folder.Keys, "ledger-*.key"))
            File.Copy(key, Path.Combine(folder.Keys, Path.GetFileName(key)));

        await using var resumed = await RunningStudy.CreateOrResume(folder, SetUp(), half.Options, TestContext.Current.CancellationToken);

        Assert.Equal(whole.Study.Head, resumed.Head);
    }

    [Fact]
    public async Task a_set_up_asked_again_changes_nothing()
    {
        await using var disk = await Make();
        var head = disk.Study.Head;
        await disk.Study.DisposeAsync();

        await using var resumed = await RunningStudy.CreateOrResume(disk.Folder, SetUp(), disk.Options, TestContext.Current.CancellationToken);

        Assert.Equal(head, resumed.Head);
    }

    [Fact]
    public async Task another_study_does_not_go_on_in_this_ones_folder()
    {
        await using var disk = await Make();
        await disk.Study.DisposeAsync();

        var said = await Assert.ThrowsAsync<StudyException>(() => RunningStudy.CreateOrResume(disk.Folder, SetUp() with { Study = "study-2" }, disk.Options, TestContext.Current.CancellationToken));

        Assert.Equal("folder.other-study", said.Code);
    }

    [Fact]
    public async Task key_files_are_readable_by_their_owner_only()
    {
        await using var disk = await Make();

        Assert.All(Directory.GetFiles(disk.Folder.Keys), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(f)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(disk.Folder.Keys));
    }

    [Fact]
    public async Task a_lost_key_is_said()
    {
        await using var disk = await Make();
        await disk.Study.DisposeAsync();
        var key = Path.Combine(disk.Folder.Keys, "sealed.key");
        var bytes = await File.ReadAllBytesAsync(key, TestContext.Current.CancellationToken);
        File.Delete(key);

        var said = await Assert.ThrowsAsync<StudyException>(() => RunningStudy.Open(disk.Folder, disk.Options, TestContext.Current.CancellationToken));

        Assert.Equal("key.missing", said.Code);
        await File.WriteAllBytesAsync(key, bytes, TestContext.Current.CancellationToken);
        await disk.Reopen();
    }

    [Fact]
    public void a_folder_without_a_study_does_not_open()
    {
        var folder = new StudyFolder(Path.Combine(Path.GetTempPath(), "daybook-nothing-here"));

        var said = Assert.Throws<StudyException>(() => { RunningStudy.Open(folder, StudyOptions.Real).GetAwaiter().GetResult(); });

        Assert.Equal("folder.no-study", said.Code);
    }

    [Fact]
    public async Task a_closed_study_says_so()
    {
        await using var disk = await Make();
        var journal = disk.Study.Journal;
        await disk.Study.DisposeAsync();

        var said = await Assert.ThrowsAsync<StudyException>(() => journal.Do(new Daybook.Trial.LockStudy(), Stan, "late", TestContext.Current.CancellationToken));

        Assert.Equal("journal.closed", said.Code);
    }
}
