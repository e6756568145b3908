using System.Collections.Concurrent;
using Daybook.Ledger;
using Daybook.Study;
using Daybook.Tests.Postgres;
using Daybook.Tests.Trial;
using Daybook.Trial;
using Xunit;
using Actor = Daybook.Trial.Actor;
using ActorKind = Daybook.Trial.ActorKind;

namespace Daybook.Tests.Study;

/// <summary>The domain's walkers, let loose 10,000 times on a real journal and a real ledger file: never an exception, the log verifies, rebuilt is live.</summary>
/// <remarks>Most walks are short, because what is tested is every walk's end; some are long. The openings are written once and every walk
/// begins on a copy of such a file; documents have no history and are shared.</remarks>
public sealed class JournalWalkTests(ITestOutputHelper output, PostgresServer postgres) : IDisposable
{
    private const int Walks = 10_000, Steps = 10, LongSteps = 150, LongEvery = 500, PostgresWalks = 15, PostgresSteps = 60, MostAtOnce = 4;

    // A study is not imported on foot.
    private static readonly Type[] NotWalked = [typeof(FileImported)];

    private readonly string _folder = StudyOnDisk.NewFolder();
    private readonly ConcurrentDictionary<string, int> _answers = new(StringComparer.Ordinal);

    [Fact]
    public async Task ten_thousand_walks_through_the_journal_never_throw_verify_and_rebuild_to_what_stands()
    {
        var library = JournalOnLedger.Library.In(_folder);
        var openings = new Dictionary<IReadOnlyList<Command>, byte[]>();
        foreach (var opening in Enumerable.Range(0, 10).Select(CommandWalk.Opening).Distinct())
            openings.Add(opening, await Written(opening, library));

        await Parallel.ForEachAsync(Enumerable.Range(0, Walks), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            await using var made = JournalOnLedger.On(openings[CommandWalk.Opening(seed)], library);
            await Walk(made, seed, seed % LongEvery == 0 ? LongSteps : Steps);
            Check(made, seed);
        });

        foreach (var (answer, count) in _answers.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{count,7} {answer}");
        // A walk that is refused everything finds nothing.
        Assert.All(EventNames.All.Except(NotWalked).Select(EventNames.Of), type => Assert.Contains(type, _answers.Keys));
    }

    [Fact]
    public async Task walks_in_postgresql_never_throw_verify_and_rebuild_to_what_stands()
    {
        var library = JournalOnLedger.Library.In(_folder);
        for (var seed = 0; seed < PostgresWalks; seed++)
        {
            await using var made = JournalOnLedger.Blank((keys, _) => PostgresLedgerStore.Create(postgres.ConnectionString, postgres.NewSchema(), keys), library);
            await Open(made, CommandWalk.Opening(seed));
            await Walk(made, seed, PostgresSteps);
            Check(made, seed);
        }
        Assert.Contains("items-recorded/1", _answers.Keys);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<byte[]> Written(IReadOnlyList<Command> opening, JournalOnLedger.Library library)
    {
        await using var blank = JournalOnLedger.Empty();
        await using var made = JournalOnLedger.On(await blank.Close(), library);
        await Open(made, opening);
        return await made.Close();
    }

    private static async Task Open(JournalOnLedger made, IReadOnlyList<Command> opening)
    {
        var by = new Actor(ActorKind.System, "daybook", Role.Administrator);
        await made.Journal.DoBatch([.. opening.Select((command, i) => new Request(command, by, $"opening-{i}"))]);
    }

    private async Task Walk(JournalOnLedger made, int seed, int steps)
    {
        var (walk, chance) = (new CommandWalk(seed), new Random(seed));
        var earlier = new List<Request>();
        while (steps > 0)
        {
            var asked = Enumerable.Range(0, Math.Min(steps, chance.Next(1, MostAtOnce + 1))).Select(_ => walk.Next(made.Writer.Now.State)).ToList();
            steps -= asked.Count;
            made.Clock.Set(asked[^1].At.ToString());
            foreach (var group in Together(asked.Select(step => Asked(step, earlier, chance))))
            {
                foreach (var reply in await made.Journal.DoBatch(group))
                    Count(reply);
                earlier.AddRange(group);
            }
        }
        foreach (var entry in made.Ledger.Read())
            Count(entry.Type);
    }

    /// <summary>Mostly a role that may ask it, so that the walk gets somewhere; sometimes what was asked before once more, or other contents under an id that is taken.</summary>
    private static Request Asked(Daybook.Tests.Trial.Step step, List<Request> earlier, Random chance)
    {
        var roles = Permissions.All[step.Command.GetType()].Order().ToList();
        var by = step.By.Kind == ActorKind.Person && chance.Next(10) > 0 ? step.By with { Role = roles[chance.Next(roles.Count)] } : step.By;
        var old = earlier.Count > 0 && chance.Next(20) == 0 ? earlier[chance.Next(earlier.Count)] : null;
        return (old, step.Command) switch
        {
            (null, _) => new Request(step.Command, by, step.CommandId),
            ({ Command: SubmitEntry before }, SubmitEntry entry) => old with { Command = before with { Payload = entry.Payload } },
            _ => chance.Next(2) == 0 ? old : old with { Command = step.Command, By = by },
        };
    }

    /// <summary>What is asked in one transaction: everything, but a redaction stands alone.</summary>
    private static IEnumerable<IReadOnlyList<Request>> Together(IEnumerable<Request> asked)
    {
        var group = new List<Request>();
        foreach (var request in asked)
        {
            var alone = request.Command is RedactPayloads;
            if (alone && group.Count > 0)
                yield return group;
            group = alone ? [] : [.. group, request];
            if (alone)
                yield return [request];
        }
        if (group.Count > 0)
            yield return group;
    }

    private static void Check(JournalOnLedger made, int seed)
    {
        var verdict = LedgerVerifier.Verify(made.Ledger, made.Keys);
        Assert.True(verdict.Holds, $"Walk {seed}: {string.Join('\n', verdict.Flaws)}");
        using (var snapshot = made.Ledger.Snapshot())
            Assert.True(ObservationComparison.Find(snapshot, made.Stores.Versions, null, CancellationToken.None) is not { } flaw, $"Walk {seed}: the observations differ.");
        var folded = Folding.Fold(made.Stores, null, CancellationToken.None);
        Assert.Equal(made.Writer.Now.Head, folded.Head);
        Assert.True(StateText.Of(made.Writer.Now.State) == StateText.Of(folded.State), $"Walk {seed}: the folded state is another one.");
    }

    private void Count(Reply reply) => Count(reply is Reply.Refused { Refusal: var refusal } ? refusal.Code : "done");

    private void Count(string what) => _answers.AddOrUpdate(what, 1, (_, count) => count + 1);
}
