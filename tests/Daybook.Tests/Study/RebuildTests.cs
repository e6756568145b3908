using System.Globalization;
using CsCheck;
using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using Microsoft.Data.Sqlite;
using NodaTime;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class RebuildTests
{
    private static readonly ParticipantKey[] People = [new("p-0"), new("p-1"), new("p-2"), new("p-3")];

    /// <summary>Long walks through the journal; the pure walks of the domain make the many short ones.</summary>
    [Fact]
    public void after_a_random_walk_the_log_verifies_and_what_is_rebuilt_is_what_stands() =>
        Gen.Int[0, 11].Select(Gen.Int[0, 3], Gen.Int[0, 40], Gen.Int[0, 100]).Array[150, 300].Sample(steps => Walk(steps).GetAwaiter().GetResult(), iter: 12, threads: 1);

    [Fact]
    public async Task a_rebuild_puts_back_what_was_changed()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        await disk.Send(Diary(her, "2026-06-01", 1));
        var before = await disk.Values();
        Sql(disk, "UPDATE observation SET num = 99 WHERE item = 'pain'");

        var broken = await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken);
        var made = await disk.Study.Rebuild(cancellation: TestContext.Current.CancellationToken);
        var again = await disk.Study.Rebuild(cancellation: TestContext.Current.CancellationToken);

        Assert.False(broken.Holds);
        Assert.Equal(before.Single(v => v.Item == "pain").Seq, broken.FirstBrokenSeq);
        Assert.True(made.Changed);
        Assert.Equal(4, made.Observations);
        Assert.False(again.Changed);
        Assert.Equal(before, await disk.Values());
        Assert.True((await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
    }

    [Fact]
    public async Task a_correction_stands_in_the_place_of_the_value_and_the_old_one_stays_readable()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var entry = (await disk.Send(Diary(her, "2026-06-01", 1)))[0].Seq;
        var correction = (await disk.Done(new CorrectItems(her, entry, [new ItemAnswer("pain", new Answer.Number(34))], "digits swapped")))[0].Seq;

        var pain = (await disk.Values(new ObservationFilter { Item = "pain" })).ToList();
        var now = Assert.Single(await disk.Values(new ObservationFilter { Item = "pain", CurrentOnly = true }));
        var asItStood = Assert.Single(await disk.Values(new ObservationFilter { Item = "pain", BeforeSeq = correction }));

        Assert.Equal([(43m, correction), (34m, null)], pain.Select(v => (v.Number!.Value, v.SupersededBy)));
        Assert.Equal(34, now.Number);
        Assert.Equal((43, null), (asItStood.Number, asItStood.SupersededBy));
        var history = await disk.Study.Ask(new ShowHistory(Coordinator, her, "diary", pain[0].Occasion, "pain", null, 1), TestContext.Current.CancellationToken);
        Assert.Equal(["digits swapped"], history.Versions.Select(v => v.Reason).OfType<string>());
        Assert.Equal(["phone-ana", "cora"], history.Versions.Select(v => v.By.Id));
    }

    internal static void Sql(StudyOnDisk disk, string sql, params (string, object)[] values)
    {
        using var connection = new SqliteConnection($"Data Source={disk.Folder.Ledger};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private static async Task Walk((int, int, int, int)[] steps)
    {
        await using var disk = await Make();
        var number = 0L;
        foreach (var part in steps.Chunk(20))
        {
            disk.Clock.Pass(TimeSpan.FromHours(9));
            var requests = part.Select(step => Ask(disk, step, ref number)).ToList();
            await disk.Study.Journal.DoBatch(requests);
        }
        var live = StateText.Of(disk.State);
        var values = await disk.Values();
        var verified = await disk.Study.Verify();
        Assert.True(verified.Holds, string.Join('\n', verified.Flaws));
        Assert.False((await disk.Study.Rebuild()).Changed);
        await disk.Reopen();
        Assert.Equal(live, StateText.Of(disk.State));
        Assert.Equal(values, await disk.Values());
    }

    private static Request Ask(StudyOnDisk disk, (int Act, int Who, int Days, int Value) step, ref long number)
    {
        var her = People[step.Who];
        var date = new LocalDate(2026, 6, 1).PlusDays(step.Days);
        var day = date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var sent = disk.State.Participants.GetValueOrDefault(her)?.Entries.Keys.FirstOrDefault() ?? 0;
        Command command = step.Act switch
        {
            0 => new ScreenParticipant(her, step.Who % 2 == 0 ? "north" : "south", date, "clinic", null),
            1 => new GiveConsent(her, "1.0", new string('d', 64)),
            2 => new AssessEligibility(her, [new CriterionAnswer("adult", new Answer.Number(30 + step.Value)), new CriterionAnswer("no-opioids", new Answer.Boolean(false))]),
            3 => new EnrolParticipant(her, "Europe/Madrid"),
            4 => new RandomiseParticipant(her),
            5 => new HoldVisit(her, step.Value % 3 == 0 ? "v2" : "v1", date),
            6 => new DispenseKit(her, "v1", date, null),
            7 => new EnrolDevice(her, "phone-" + her),
            8 or 9 => Diary(her, day, ++number % 40, step.Value),
            10 => new CorrectItems(her, sent, [new ItemAnswer("pain", new Answer.Number(step.Value))], "read again"),
            _ => new RecordLabValue(her, "v1", "esr", step.Value, "mm/h", date),
        };
        var by = command is SubmitEntry entry ? Phone(entry) : Ines;
        return new Request(command, by, string.Create(CultureInfo.InvariantCulture, $"w-{disk.State.Size}-{++number}"));
    }
}
