using System.Text.Json;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class AskTests
{
    [Fact]
    public async Task the_overview_counts_what_happened_by_site()
    {
        await using var disk = await TwoPeople();

        var north = await Ask(disk, new ShowOverview(new Viewer(Role.Coordinator, "north")));
        var all = await Ask(disk, new ShowOverview(Coordinator));

        var site = Assert.Single(north.Sites);
        Assert.Equal((1, 1, 1, 1, 47, 1), (site.Screened, site.Consented, site.Enrolled, site.Randomised, site.KitsInStock, site.KitsOut));
        Assert.Equal((2, 2), (all.Sites.Count, all.Total.Randomised));
        Assert.Equal(disk.Study.Head.Root.ToString(), all.HeadRoot);
    }

    [Fact]
    public async Task today_names_two_missed_diaries_in_a_row_and_the_visit_that_is_due()
    {
        await using var disk = await TwoPeople();
        disk.Clock.Set("2026-06-03T20:00:00Z");
        var early = await Ask(disk, new ShowToday(new Viewer(Role.Coordinator, "north"), new Page()));
        disk.Clock.Set("2026-06-22T08:00:00Z");
        var later = await Ask(disk, new ShowToday(new Viewer(Role.Coordinator, "north"), new Page()));

        // The first evening's diary came; of the second and third only the second is closed.
        Assert.DoesNotContain(early.Items, i => i.Kind == WorkKind.DiaryMissed);
        Assert.Contains(later.Items, i => i is { Kind: WorkKind.DiaryMissed, Overdue: true, Subject: "2026-06-20" });
        Assert.Contains(later.Items, i => i is { Kind: WorkKind.VisitDue, Subject: "v2", Due: { } due, Until: { } until } && due == new LocalDate(2026, 6, 22) && until == new LocalDate(2026, 6, 24));
        Assert.All(later.Items, i => Assert.Equal("north", i.Site));
    }

    [Fact]
    public async Task who_has_signed_an_older_consent_is_on_the_list_until_she_signs_the_one_in_force()
    {
        await using var disk = await TwoPeople();
        var amended = Yaml.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal).Replace("consent:\n  version: \"1.0\"", "consent:\n  version: \"2.0\"", StringComparison.Ordinal);
        await disk.Done(new PublishProtocol(amended), Adam);
        var due = (await Ask(disk, new ShowToday(Coordinator, new Page()))).Items.Where(i => i.Kind == WorkKind.ConsentRenewal).ToList();
        await disk.Done(new GiveConsent(due[0].Participant!.Value, "2.0", new string('e', 64)));

        Assert.Equal([("north", "2.0"), ("south", "2.0")], due.Select(i => (i.Site, i.Subject)));
        Assert.Equal(due.Skip(1), (await Ask(disk, new ShowToday(Coordinator, new Page()))).Items.Where(i => i.Kind == WorkKind.ConsentRenewal));
        Assert.Single((await Ask(disk, new ShowToday(Coordinator, new Page(0, 1)))).Items);
    }

    [Fact]
    public async Task nothing_on_the_list_means_nothing_is_due()
    {
        await using var disk = await Make();

        Assert.Empty((await Ask(disk, new ShowToday(Coordinator, new Page()))).Items);
    }

    [Fact]
    public async Task the_matrix_has_a_cell_for_every_visit_of_every_participant()
    {
        await using var disk = await TwoPeople();
        disk.Clock.Set("2026-06-25T08:00:00Z");

        var matrix = await Ask(disk, new ShowMatrix(Coordinator, new Page(0, 1)));

        Assert.Equal(["v1", "v2", "v3"], matrix.Visits);
        Assert.Equal(2, matrix.Total);
        var row = Assert.Single(matrix.Rows);
        Assert.Equal([CellState.Held, CellState.Missed, CellState.NotYet], row.Cells.Select(c => c.State));
        Assert.Equal(ParticipantStatus.Randomised, row.Status);
    }

    [Fact]
    public async Task the_timeline_shows_the_diary_day_by_day_and_no_arm()
    {
        await using var disk = await TwoPeople();
        disk.Clock.Set("2026-06-03T17:00:00Z");
        var her = new ParticipantKey("ana");

        var masked = (await Ask(disk, new ShowTimeline(Coordinator, her)))!;
        var unmasked = (await Ask(disk, new ShowTimeline(new Viewer(Role.Pharmacist, null), her)))!;

        Assert.Equal([DiaryState.InTime, DiaryState.Missed, DiaryState.Open], masked.Diary.Select(d => d.State));
        Assert.Equal(disk.Study.State.Participants[her].Kits, masked.Kits.Select(line => line.Kit));
        Assert.Null(masked.Arm);
        Assert.Empty(masked.Periods);
        Assert.Null(unmasked.Arm);
        Assert.Equal(["first", "washout", "second"], unmasked.Periods.Select(p => p.Period));
        Assert.All(unmasked.Periods, p => Assert.Null(p.Treatment));
    }

    [Fact]
    public async Task another_sites_participant_is_unknown()
    {
        await using var disk = await TwoPeople();
        var south = new Viewer(Role.Coordinator, "south");

        Assert.Null(await Ask(disk, new ShowTimeline(south, new ParticipantKey("ana"))));
        Assert.Empty((await Ask(disk, new ShowValues(south, new ParticipantKey("ana"), new Page()))).Values);
        Assert.DoesNotContain((await Ask(disk, new ShowLog(south, null, 0, 500))).Lines, l => l.Participant == new ParticipantKey("ana"));
    }

    [Fact]
    public async Task values_and_log_come_in_pages()
    {
        await using var disk = await TwoPeople();

        var values = await Ask(disk, new ShowValues(Coordinator, new ParticipantKey("ana"), new Page(2, 2)));
        var first = await Ask(disk, new ShowLog(Coordinator, null, 0, 4));
        var second = await Ask(disk, new ShowLog(Coordinator, null, first.Next!.Value, 500));

        Assert.Equal(["capsule", "rescue"], values.Values.Select(v => v.Item));
        Assert.Equal(4, values.Total);
        Assert.Equal([0L, 1, 2, 3], first.Lines.Select(l => l.Seq));
        Assert.Equal(disk.Study.Head.Size - 4, second.Lines.Count);
        Assert.Null(second.Next);
    }

    [Fact]
    public async Task queries_are_listed_by_status()
    {
        await using var disk = await TwoPeople();
        var her = new ParticipantKey("ana");
        await disk.Done(new OpenQuery(her, "q-1", null, null, "Is that right?"), Mona);
        await disk.Done(new AnswerQuery(her, "q-1", "Yes."));

        var answered = await Ask(disk, new ShowQueries(Coordinator, QueryStatus.Answered, null, new Page()));

        var line = Assert.Single(answered.Queries);
        Assert.Equal(("q-1", "Yes.", 1), (line.Query, line.Answer, answered.Total));
        Assert.Empty((await Ask(disk, new ShowQueries(Coordinator, QueryStatus.Open, null, new Page()))).Queries);
    }

    [Fact]
    public void questions_can_be_written_as_json_and_read_back()
    {
        var asked = new ShowHistory(Coordinator, new ParticipantKey("ana"), "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-01"), "pain", null, 1);

        Assert.Equal(asked, JsonSerializer.Deserialize<ShowHistory>(JsonSerializer.Serialize(asked)));
    }

    private static Task<T> Ask<T>(StudyOnDisk disk, IQuery<T> query) => disk.Study.Ask(query, TestContext.Current.CancellationToken);

    private static async Task<StudyOnDisk> TwoPeople()
    {
        var disk = await Make();
        var her = await disk.Enrol("ana");
        await disk.Enrol("bea", "south", "Atlantic/Canary");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        return disk;
    }
}
