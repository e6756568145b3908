using System.Text.Json;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Study;
using Daybook.Trial;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Analysis;

/// <summary>What a report says of the lock it was made from.</summary>
public class UnlockedReportSpecs
{
    [Fact]
    public async Task a_study_that_was_unlocked_after_its_code_was_opened_says_so_at_the_head_of_its_report()
    {
        await using var disk = await Make();
        await disk.Enrol("ana");
        await disk.Done(new LockStudy(), Stan);
        await disk.Done(new ApproveUnblinding(), Stan);
        await disk.Done(new ApproveUnblinding(), Ines);
        var before = await StudyReport.Of(disk.Study, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("before this lock", before.Report.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", before.ResultsJson, StringComparison.Ordinal);
        long opened = disk.State.Code!.Seq;

        await disk.Done(new UnlockStudy("A visit was missing."), Adam);
        await disk.Done(new LockStudy(), Stan);
        var after = await StudyReport.Of(disk.Study, TestContext.Current.CancellationToken);

        string said = $"The code was opened in entry {opened}, before this lock; the data could be changed after it.";
        Assert.Contains(said, after.Report.Html.Split("</header>")[0], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(after.ResultsJson);
        var provenance = json.RootElement.GetProperty("provenance");
        Assert.Equal(opened, provenance.GetProperty("code-opened-before-lock").GetInt64());
        Assert.Equal(said, provenance.GetProperty("warning").GetString());
    }

    [Fact]
    public async Task the_shell_of_a_locked_study_names_its_lock_and_reads_nothing_that_came_after_it()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        var open = await StudyReport.Shell(disk.Study, TestContext.Current.CancellationToken);
        Assert.Contains("not locked", open.Report.Html, StringComparison.Ordinal);
        await disk.Done(new LockStudy(), Stan);
        disk.Clock.Set("2026-06-02T19:00:00Z");
        var late = await disk.Send(Diary(her, "2026-06-02", 2));

        var shell = await StudyReport.Shell(disk.Study, TestContext.Current.CancellationToken);

        var locked = disk.State.Lock!;
        Assert.DoesNotContain("not locked", shell.Report.Html, StringComparison.Ordinal);
        Assert.Contains($"lock {locked.Root[..12]}, {locked.Size} entries", shell.Report.Html, StringComparison.Ordinal);
        Assert.Contains($"<th scope=\"row\">{late[0].Seq}</th>", shell.Report.Html, StringComparison.Ordinal);
        Assert.Equal(open.Run.Dataset.Counted, shell.Run.Dataset.Counted);
        Assert.DoesNotContain(shell.Run.Dataset.Exclusions, e => e.Seq >= locked.Size);
    }
}
