using Daybook.Study;
using Daybook.Tests.Postgres;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;
using Npgsql;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

/// <summary>A whole study whose ledger stands in PostgreSQL: everything else is as in a folder.</summary>
public sealed class PostgresStudyTests
{
    private const string Variable = "DAYBOOK_TEST_POSTGRES", Phrase = "a phrase of several words";

    private readonly string _key = "pg-" + Guid.NewGuid().ToString("N");
    private readonly string _connection;

    public PostgresStudyTests(PostgresServer postgres)
    {
        _connection = postgres.ConnectionString;
        Environment.SetEnvironmentVariable(Variable, _connection);
    }

    private string Schema => "study_" + _key.Replace('-', '_');

    [Fact]
    public async Task it_is_the_study_that_a_folder_would_hold_to_the_last_byte()
    {
        await using var lite = await Make(setUp: SetUp() with { Study = _key });
        await using var served = await Served();
        foreach (var disk in new[] { lite, served })
            await Script(disk);

        Assert.Equal(lite.Study.Head, served.Study.Head);
        await Same(lite, served);
        await served.Reopen();
        await Same(lite, served);
        Assert.True((await served.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
        Assert.True(StudyVerifier.VerifyFolder(served.Folder, cancellation: TestContext.Current.CancellationToken).Holds);
        Assert.False((await served.Study.Rebuild(cancellation: TestContext.Current.CancellationToken)).Changed);
        Assert.False(File.Exists(served.Folder.Ledger));
    }

    [Fact]
    public async Task what_was_erased_leaves_the_files_of_the_database_too()
    {
        await using var served = await Served();
        var her = await served.Enrol("ana");
        var text = (await served.Done(new RecordAdverseEvent(her, "ae-1", "Canaria-79 fell", new LocalDate(2026, 6, 1), null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.Recovered)))[0].Seq;
        served.Clock.Set("2026-06-01T19:00:00Z");
        var answered = (await served.Send(Diary(her, "2026-06-01", 1, pain: 43) with { Payload = TextAnswer(her, "Canaria-79") }))[0].Seq;
        Assert.Contains(await served.Values(), value => value.Text == "Canaria-79");
        var tables = Path.Combine((string)Scalar("SHOW data_directory")!, "base");
        Scalar("CHECKPOINT");
        Assert.NotEmpty(Canary.Find(tables, "Canaria-79"));

        await served.Done(new RedactPayloads([text, answered], "a name was written"), Adam);

        Scalar("CHECKPOINT");
        Assert.Empty(Canary.Find(tables, "Canaria-79"));
        Assert.Empty(await served.Values());
        Assert.True((await served.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
        await served.Reopen();
    }

    [Fact]
    public async Task its_backup_is_restored_into_a_folder_or_into_a_database_where_it_does_not_stand()
    {
        await using var served = await Served();
        await Script(served);
        var file = served.Beside("study.backup");
        await StudyBackup.Write(served.Study, file, Phrase, cancellation: TestContext.Current.CancellationToken);

        var folder = new StudyFolder(served.Beside("folder"));
        var found = await StudyBackup.Restore(file, Phrase, folder, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((true, served.Study.Head.Root.ToString()), (found.Study.Holds, found.Study.Root));
        Assert.False(File.Exists(folder.Postgres));
        await GoesOn(folder, served);

        var again = new StudyFolder(served.Beside("again"));
        var taken = await Assert.ThrowsAsync<StudyException>(() => StudyBackup.Restore(file, Phrase, again, postgres: Variable));
        Assert.Equal(("postgres.unusable", false), (taken.Code, Directory.Exists(again.Root)));
        Assert.True((await served.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);

        Scalar($"ALTER SCHEMA {Schema} RENAME TO {Schema}_kept");
        Assert.True((await StudyBackup.Restore(file, Phrase, again, postgres: Variable, cancellation: TestContext.Current.CancellationToken)).Study.Holds);
        Assert.False(File.Exists(again.Ledger));
        await GoesOn(again, served);
        Scalar($"DROP SCHEMA {Schema} CASCADE; ALTER SCHEMA {Schema}_kept RENAME TO {Schema}");
    }

    [Theory]
    [InlineData("UPDATE {0}.payload SET salt = decode(repeat('00', 32), 'hex') WHERE seq = 5", 5L)]
    [InlineData("UPDATE {0}.observation SET num = 1", 12L)]
    [InlineData("DELETE FROM {0}.observation", 12L)]
    public async Task what_is_changed_in_the_database_is_named_and_a_broken_entry_is_not_backed_up(string change, long broken)
    {
        await using var served = await Served();
        await Script(served);
        var first = (await served.Values())[0].Seq;

        Scalar(string.Format(System.Globalization.CultureInfo.InvariantCulture, change, Schema));

        var found = StudyVerifier.VerifyFolder(served.Folder, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((false, broken == 5 ? 5 : first), (found.Holds, found.FirstBrokenSeq));
        if (broken == 5)
            Assert.Equal("ledger.damaged", (await Assert.ThrowsAsync<StudyException>(() => StudyBackup.Write(served.Study, served.Beside("b"), Phrase))).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"Variable\":\"X\"}")]
    public async Task a_file_that_names_no_place_in_the_database_is_said_to_be_damaged(string text)
    {
        await using var served = await Served();
        await served.Study.DisposeAsync();
        File.WriteAllText(served.Folder.Postgres, text);
        Assert.Equal("ledger.damaged", (await Assert.ThrowsAsync<StudyException>(() => RunningStudy.Open(served.Folder, served.Options, TestContext.Current.CancellationToken))).Code);
    }

    [Fact]
    public async Task no_password_stands_in_the_folder_and_without_the_variable_it_says_what_is_missing()
    {
        Environment.SetEnvironmentVariable("DAYBOOK_TEST_SECRET", _connection + ";Password=Canaria-80");
        await using var served = await Make(setUp: SetUp() with { Study = _key, Postgres = "DAYBOOK_TEST_SECRET" });
        Assert.Empty(Canary.Find(served.Folder.Root, "Canaria-80", "127.0.0.1"));
        await served.Study.DisposeAsync();

        foreach (var (value, code, words) in new[] { ("", "postgres.not-named", "DAYBOOK_TEST_SECRET"), ("Host=127.0.0.1;Port=1;Timeout=2", "postgres.unusable", Schema), ("nonsense", "postgres.unusable", Schema) })
        {
            Environment.SetEnvironmentVariable("DAYBOOK_TEST_SECRET", value);
            var said = await Assert.ThrowsAsync<StudyException>(() => RunningStudy.Open(served.Folder, served.Options, TestContext.Current.CancellationToken));
            Assert.Equal(code, said.Code);
            Assert.Contains(words, said.Message, StringComparison.Ordinal);
        }
        Environment.SetEnvironmentVariable("DAYBOOK_TEST_SECRET", _connection);
        await served.Reopen();
    }

    [Fact]
    public async Task a_text_that_postgresql_cannot_hold_is_kept_all_the_same()
    {
        await using var served = await Served();
        var her = await served.Enrol("ana");
        served.Clock.Set("2026-06-01T19:00:00Z");

        await served.Send(Diary(her, "2026-06-01", 1) with { Payload = TextAnswer(her, "a\\u0000b") });

        Assert.Contains(await served.Values(), value => value.Text == "a\uFFFDb");
        Assert.True((await served.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
    }

    private Task<StudyOnDisk> Served() => Make(setUp: SetUp() with { Study = _key, Postgres = Variable });

    private static async Task Script(StudyOnDisk disk)
    {
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var seq = (await disk.Send(Diary(her, "2026-06-01", 1, pain: 43.5m)))[0].Seq;
        await disk.Send(Diary(her, "2026-06-02", 2, pain: 51));
        await disk.Send(Diary(her, "2026-06-02", 2, pain: 52));
        await disk.Done(new CorrectItems(her, seq, [new ItemAnswer("pain", new Answer.Number(12))], "read again"));
        await disk.Done(new RecordLabValue(her, "v1", "esr", 12, "mm/h", new LocalDate(2026, 6, 1)), Ines);
        var asked = (await disk.Done(new OpenQuery(her, "q-1", null, null, "Is she well?"), Mona))[0].Seq;
        await disk.Done(new RedactPayloads([asked], "a name"), Adam);
    }

    private static async Task Same(StudyOnDisk one, StudyOnDisk other)
    {
        Assert.Equal(StateText.Of(one.State), StateText.Of(other.State));
        Assert.Equal(await one.Values(), await other.Values());
        Assert.Equal(await Asked(one), await Asked(other));
    }

    // What the pages show: the answers of every question, counted where they are lists.
    private static async Task<string> Asked(StudyOnDisk disk)
    {
        var (her, page, none) = (new ParticipantKey("ana"), new Page(), TestContext.Current.CancellationToken);
        var timeline = await disk.Study.Ask(new ShowTimeline(Coordinator, her), none);
        var history = await disk.Study.Ask(new ShowHistory(Coordinator, her, "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-01"), "pain", null, 1), none);
        var log = await disk.Study.Ask(new ShowLog(Coordinator, null, 0, 500), none);
        var values = await disk.Study.Ask(new ShowValues(Coordinator, her, page), none);
        var queries = await disk.Study.Ask(new ShowQueries(Coordinator, null, null, page), none);
        var (matrix, today, overview) = (await disk.Study.Ask(new ShowMatrix(Coordinator, page), none), await disk.Study.Ask(new ShowToday(Coordinator, page), none), await disk.Study.Ask(new ShowOverview(Coordinator), none));
        return string.Join('\n', [$"{timeline!.Diary.Count} {timeline.Queries.Count} {history} {matrix} {overview} {today.Items.Count}", .. log.Lines, .. values.Values.Select(v => v.ToString()), .. queries.Queries.Select(q => q.ToString())]);
    }

    private static async Task GoesOn(StudyFolder folder, StudyOnDisk like)
    {
        await using var study = await RunningStudy.Open(folder, like.Options, TestContext.Current.CancellationToken);
        Assert.Equal(StateText.Of(like.State), StateText.Of(study.State));
        Assert.IsType<Reply.Done>(await study.Journal.Do(JournalOnLedger.Screen("new"), Cora, "after-restore", TestContext.Current.CancellationToken));
        Assert.True((await study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
    }

    private static byte[] TextAnswer(ParticipantKey her, string text) => System.Text.Encoding.UTF8.GetBytes(
        $$"""{"participant":"{{her}}","form":"diary","occasion":{"kind":"diary-day","key":"2026-06-01","repeat":0},"answers":[{"item":"pain","answer":{"text":"{{text}}"},"place":null,"trial":1}]}""");

    private object? Scalar(string sql)
    {
        using var connection = new NpgsqlConnection(_connection);
        connection.Open();
#pragma warning disable CA2100 // The test's own words.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
