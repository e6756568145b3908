using Daybook.Ledger;
using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Tests.Postgres;
using Daybook.Trial;
using Xunit;
using static Daybook.Tests.Study.JournalOnLedger;

namespace Daybook.Tests.Study;

public class PostgresJournalTests(PostgresServer postgres)
{
    [Fact]
    public async Task the_same_script_gives_the_same_root_in_sqlite_and_in_postgresql()
    {
        await using var lite = await Make((keys, folder) => SqliteLedgerStore.Create(Path.Combine(folder, "ledger.db"), keys));
        await using var server = await Make((keys, _) => PostgresLedgerStore.Create(postgres.ConnectionString, postgres.NewSchema(), keys));

        foreach (var made in new[] { lite, server })
            await Play(made);

        Assert.Equal(lite.Ledger.Head, server.Ledger.Head);
        Assert.Equal(StateText.Of(lite.Writer.Now.State), StateText.Of(server.Writer.Now.State));
        Assert.Equal(await Values(lite), await Values(server));
        Assert.NotEmpty(await Values(server));
    }

    [Fact]
    public async Task a_journal_in_postgresql_remembers_ids_folds_and_compares_as_one_in_sqlite()
    {
        await using var made = await Make((keys, _) => PostgresLedgerStore.Create(postgres.ConnectionString, postgres.NewSchema(), keys));
        await Play(made);
        var size = made.Ledger.Head.Size;

        await Play(made);

        Assert.Equal(size, made.Ledger.Head.Size);
        Assert.True(LedgerVerifier.Verify(made.Ledger, made.Keys, cancellation: TestContext.Current.CancellationToken).Holds);
        using (var snapshot = made.Ledger.Snapshot())
            Assert.Null(ObservationComparison.Find(snapshot, made.Stores.Versions, null, CancellationToken.None));
        var rebuilt = Folding.Rebuild(made.Stores, null, CancellationToken.None);
        Assert.Equal(StateText.Of(made.Writer.Now.State), StateText.Of(rebuilt.State));
    }

    private static async Task Play(JournalOnLedger made)
    {
        var her = new ParticipantKey("ana");
        await made.Done(Screen("ana"), "s-1");
        await made.Done(new GiveConsent(her, "1.0", new string('d', 64)), "s-2");
        await made.Done(new AssessEligibility(her, [new CriterionAnswer("adult", new Answer.Number(44)), new CriterionAnswer("no-opioids", new Answer.Boolean(false))]), "s-3");
        await made.Done(new EnrolParticipant(her, "Europe/Madrid"), "s-4");
        await made.Done(new EnrolDevice(her, "phone-ana"), "s-5");
        var entry = StudyOnDisk.Diary(her, "2026-06-01", 1, pain: 43.5m);
        await made.Done(entry, "s-6", StudyOnDisk.Phone(entry));
    }

    private static async Task<List<Observation>> Values(JournalOnLedger made)
    {
        var values = new List<Observation>();
        await foreach (var value in new ObservationReader(made.Ledger).Read())
            values.Add(value);
        return values;
    }
}
