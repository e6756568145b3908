using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class BackupTests
{
    private const string Phrase = "a phrase of several words";

    [Fact]
    public async Task a_restored_backup_is_the_study_with_its_identities_and_goes_on()
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);
        var folder = new StudyFolder(disk.Beside("restored"));

        var found = await StudyBackup.Restore(file, Phrase, folder, cancellation: TestContext.Current.CancellationToken);

        Assert.True(found.Study.Holds);
        Assert.Equal(disk.Study.Head.Root.ToString(), found.Study.Root);
        Assert.Null(found.Book);
        await using var again = await RunningStudy.Open(folder, disk.Options, TestContext.Current.CancellationToken);
        Assert.Equal(StateText.Of(disk.State), StateText.Of(again.State));
        Assert.Equal("Ana Canario", again.Identities.Read(new ParticipantKey("ana"))!.Name);
        Assert.IsType<Reply.Done>(await again.Journal.Do(JournalOnLedger.Screen("new"), Cora, "after-restore", TestContext.Current.CancellationToken));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(Path.Combine(folder.Keys, "sealed.key")));
    }

    [Fact]
    public async Task a_backup_shows_nothing_of_what_is_in_it()
    {
        await using var disk = await Kept();
        Directory.CreateDirectory(disk.Beside("out"));
        await StudyBackup.Write(disk.Study, disk.Beside("out/study.backup"), Phrase, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(Canary.Find(disk.Beside("out"), "SQLite format", "ledger.db", "minimal-crossover", "participant-screened"));
        Assert.Single(Directory.GetFiles(disk.Beside("out")));
    }

    [Fact]
    public async Task a_wrong_passphrase_gives_one_clear_error_and_no_folder()
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);

        await Refused(disk, file, "another phrase");
    }

    [Theory, InlineData(0.0), InlineData(0.3), InlineData(0.7), InlineData(1.0)]
    public async Task a_changed_byte_is_found(double where)
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[(int)(where * (bytes.Length - 1))] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await Refused(disk, file, Phrase);
    }

    /// <summary>Cuts inside a chunk, at the end of one, and right after the header.</summary>
    [Theory, InlineData(-1), InlineData(-5000), InlineData(48 + 65_552), InlineData(48), InlineData(10)]
    public async Task a_cut_file_is_found(int length)
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal(48, BackupHeader.Size);
        await File.WriteAllBytesAsync(file, bytes[..(length < 0 ? bytes.Length + length : length)], TestContext.Current.CancellationToken);

        await Refused(disk, file, Phrase);
    }

    [Fact]
    public async Task nothing_is_restored_over_what_is_there_and_no_backup_is_overwritten()
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);

        var restore = await Assert.ThrowsAsync<StudyException>(() => StudyBackup.Restore(file, Phrase, disk.Folder, cancellation: TestContext.Current.CancellationToken));
        var write = await Assert.ThrowsAsync<StudyException>(() => StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(("folder.not-empty", "backup.exists"), (restore.Code, write.Code));
    }

    [Fact]
    public async Task a_backup_of_a_study_that_does_not_verify_is_not_restored()
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        RebuildTests.Sql(disk, "UPDATE payload SET salt = zeroblob(32) WHERE seq = 5");
        await StudyBackup.Write(disk.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);

        await Refused(disk, file, Phrase, "backup.unsound");
    }

    private static async Task Refused(StudyOnDisk disk, string file, string phrase, string code = "backup.unreadable")
    {
        var folder = new StudyFolder(disk.Beside("restored"));
        var said = await Assert.ThrowsAsync<StudyException>(() => StudyBackup.Restore(file, phrase, folder));
        Assert.Equal(code, said.Code);
        Assert.False(Directory.Exists(folder.Root));
    }

    [Fact]
    public async Task plain_copies_that_a_killed_backup_left_are_cleared_by_the_next()
    {
        await using var disk = await Kept();
        var left = Directory.CreateDirectory(Path.Combine(disk.Folder.Root, "backup-copies-left"));
        await File.WriteAllTextAsync(Path.Combine(left.FullName, "identity.db"), "plain", TestContext.Current.CancellationToken);

        await StudyBackup.Write(disk.Study, disk.Beside("study.backup"), Phrase, cancellation: TestContext.Current.CancellationToken);

        Assert.Empty(Directory.GetDirectories(disk.Folder.Root, "backup-copies-*"));
    }

    [Fact]
    public async Task accounts_and_roles_come_back_verified_with_passwords_and_sign_ins()
    {
        await using var disk = await Kept();
        var server = await Served(disk, "cora");
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Folder, file, Phrase, server, cancellation: TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Canary.Find(disk.Beside(""), "SQLite format", "Somebody"), found => found.Contains("backup", StringComparison.Ordinal));
        var (folder, elsewhere) = (new StudyFolder(disk.Beside("new/studies/minimal")), new ServerFolder(disk.Beside("new")));

        var restored = await StudyBackup.Restore(file, Phrase, folder, elsewhere, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((true, false), (restored.Book!.Holds, restored.BookKept));
        Assert.Equal("hashes", await File.ReadAllTextAsync(elsewhere.Passwords, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(elsewhere.SignIns));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(elsewhere.Passwords));
        Assert.False(Directory.Exists(Path.Combine(folder.Root, "server")));
        await using var book = await ServerBook.CreateOrOpen(elsewhere.Root, disk.Options, TestContext.Current.CancellationToken);
        Assert.Equal("north", Assert.Single(book.State.Accounts["cora"].Roles).Site);
        Assert.IsType<Reply.Done>(await book.Journal.Do(new CreateAccount("mona", "Mona"), Adam, "after", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task accounts_that_stand_are_kept()
    {
        await using var disk = await Kept();
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Folder, file, Phrase, await Served(disk, "cora"), cancellation: TestContext.Current.CancellationToken);
        var elsewhere = new ServerFolder(disk.Beside("new"));
        await using (var book = await ServerBook.CreateOrOpen(elsewhere.Root, disk.Options, TestContext.Current.CancellationToken))
            await book.Journal.Do(new CreateAccount("mona", "Mona"), Adam, "a-1", TestContext.Current.CancellationToken);

        var restored = await StudyBackup.Restore(file, Phrase, new StudyFolder(disk.Beside("new/studies/minimal")), elsewhere, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((true, true), (restored.Book!.Holds, restored.BookKept));
        await using var standing = await ServerBook.CreateOrOpen(elsewhere.Root, disk.Options, TestContext.Current.CancellationToken);
        Assert.Equal("mona", Assert.Single(standing.State.Accounts).Key);
    }

    [Fact]
    public async Task accounts_that_do_not_verify_are_not_restored_and_nothing_else_is()
    {
        await using var disk = await Kept();
        var server = await Served(disk, "cora");
        using (var ledger = SqliteFile.Open(server.Ledger))
            ledger.Run("UPDATE payload SET salt = zeroblob(32) WHERE seq = 1");
        var file = disk.Beside("study.backup");
        await StudyBackup.Write(disk.Folder, file, Phrase, server, cancellation: TestContext.Current.CancellationToken);
        var elsewhere = new ServerFolder(disk.Beside("restored-server"));

        var said = await Assert.ThrowsAsync<StudyException>(() => StudyBackup.Restore(file, Phrase, new StudyFolder(disk.Beside("restored")), elsewhere));

        Assert.Equal("backup.unsound", said.Code);
        Assert.False(Directory.Exists(disk.Beside("restored")) || elsewhere.HoldsBook);
    }

    private static async Task<ServerFolder> Served(StudyOnDisk disk, string account)
    {
        var server = new ServerFolder(disk.Beside("server"));
        await using var book = await ServerBook.CreateOrOpen(server.Root, disk.Options, TestContext.Current.CancellationToken);
        await book.Journal.Do(new CreateAccount(account, "Somebody"), Adam, "a-1", TestContext.Current.CancellationToken);
        await book.Journal.Do(new GrantRole(account, "study-1", Role.Coordinator, "north"), Adam, "a-2", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(server.Passwords, "hashes", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(server.SignIns, "{}\n", TestContext.Current.CancellationToken);
        return server;
    }

    private static async Task<StudyOnDisk> Kept()
    {
        var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Study.Identities.Put(her, new Identity("Ana Canario"));
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        return disk;
    }
}
