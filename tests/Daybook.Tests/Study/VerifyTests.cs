using System.Text;
using Daybook.Study;
using Daybook.Trial;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class VerifyTests
{
    public static TheoryData<string> Edits =>
    [
        "UPDATE entry SET actor_id = 'somebody' WHERE seq = 5",
        "UPDATE entry SET received_utc = received_utc + 1 WHERE seq = 5",
        "UPDATE entry SET command_id = 'other' WHERE seq = 5",
        "UPDATE entry SET site_id = 'south' WHERE seq = 5",
        "UPDATE entry SET protocol_hash = zeroblob(32) WHERE seq = 5",
        "UPDATE entry SET leaf_hash = zeroblob(32) WHERE seq = 5",
        "UPDATE payload SET body = CAST(replace(CAST(body AS TEXT), '44', '45') AS BLOB) WHERE seq = 5",
        "UPDATE payload SET salt = zeroblob(32) WHERE seq = 5",
        "DELETE FROM payload WHERE seq = 5",
        "DELETE FROM observation WHERE seq = 12 AND n = 1",
        "UPDATE observation SET num = 1 WHERE seq = 12 AND n = 0",
        "UPDATE observation SET flags = 'late' WHERE seq = 12 AND n = 0",
        "INSERT INTO observation SELECT seq, 77, participant, site, protocol_version, form, occasion_kind, occasion_key, repeat, item, 'x', trial, num, text, unit, flags, day, local_time, superseded_by FROM observation WHERE seq = 12 AND n = 0",
    ];

    [Theory, MemberData(nameof(Edits))]
    public async Task a_changed_column_is_found_and_its_entry_named(string edit)
    {
        await using var disk = await Kept();

        RebuildTests.Sql(disk, edit);
        var found = StudyVerifier.VerifyFolder(disk.Folder, cancellation: TestContext.Current.CancellationToken);

        Assert.False(found.Holds);
        Assert.Equal(edit.Contains("observation", StringComparison.Ordinal) ? 12 : 5, found.FirstBrokenSeq);
    }

    [Fact]
    public async Task an_untouched_study_verifies_while_it_is_at_work()
    {
        await using var disk = await Kept();

        var found = StudyVerifier.VerifyFolder(disk.Folder, cancellation: TestContext.Current.CancellationToken);

        Assert.True(found.Holds, string.Join('\n', found.Flaws));
        Assert.Equal(disk.Study.Head.Size, found.Entries);
        Assert.Equal(disk.Study.Head.Root.ToString(), found.Root);
    }

    [Fact]
    public async Task a_changed_document_is_found()
    {
        await using var disk = await Kept();
        var name = disk.State.Current!.Value.Value;
        var path = Path.Combine(disk.Folder.Blobs, name[..2], name);

        await File.WriteAllTextAsync(path, Yaml.Replace("14", "15", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var changed = await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken);
        File.Delete(path);
        var missing = await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((false, 1), (changed.Holds, changed.FirstBrokenSeq));
        Assert.Equal((false, 1), (missing.Holds, missing.FirstBrokenSeq));
    }

    [Fact]
    public async Task another_sealed_list_is_found()
    {
        await using var disk = await Kept();
        await using var other = await Make(seed: 8);
        await disk.Study.DisposeAsync();
        await other.Study.DisposeAsync();
        File.Copy(other.Folder.Sealed, disk.Folder.Sealed, overwrite: true);
        File.Copy(Path.Combine(other.Folder.Keys, "sealed.key"), Path.Combine(disk.Folder.Keys, "sealed.key"), overwrite: true);

        var found = StudyVerifier.VerifyFolder(disk.Folder, cancellation: TestContext.Current.CancellationToken);

        Assert.Equal((false, 2), (found.Holds, found.FirstBrokenSeq));
    }

    [Fact]
    public async Task a_ledger_that_went_back_is_found_by_who_remembers_a_later_head()
    {
        await using var disk = await Kept();
        var (early, late) = (disk.Beside("early.db"), disk.Study.Checkpoint);
        await disk.Study.DisposeAsync();
        File.Copy(disk.Folder.Ledger, early);
        await disk.Reopen();
        await disk.Enrol("bea");
        late = disk.Study.Checkpoint;
        await disk.Study.DisposeAsync();
        File.Copy(early, disk.Folder.Ledger, overwrite: true);

        var alone = StudyVerifier.VerifyFolder(disk.Folder, cancellation: TestContext.Current.CancellationToken);
        var remembered = StudyVerifier.VerifyFolder(disk.Folder, late, cancellation: TestContext.Current.CancellationToken);

        Assert.True(alone.Holds, string.Join('\n', alone.Flaws));
        Assert.False(remembered.Holds);
    }

    [Fact]
    public async Task a_ledger_that_is_no_ledger_is_said_and_not_thrown()
    {
        await using var disk = await Kept();
        await disk.Study.DisposeAsync();
        await File.WriteAllBytesAsync(disk.Folder.Ledger, Encoding.ASCII.GetBytes(new string('x', 8192)), TestContext.Current.CancellationToken);

        var found = StudyVerifier.VerifyFolder(disk.Folder, cancellation: TestContext.Current.CancellationToken);

        Assert.False(found.Holds);
        Assert.NotEmpty(found.Flaws);
    }

    /// <summary>Entry 5 is the assessment of eligibility (44 years), entry 12 an evening's diary.</summary>
    private static async Task<StudyOnDisk> Kept()
    {
        var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        Assert.Equal(12, (await disk.Send(Diary(her, "2026-06-01", 1)))[0].Seq);
        return disk;
    }
}
