using Daybook.Ledger;
using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using Xunit;

namespace Daybook.Tests.Study;

/// <summary>The domain's walkers, let loose on a real journal and ledger: never an exception, the log verifies, rebuilt is live.</summary>
/// <remarks>The domain walks 10,000 short walks in memory; here are few and long ones, each step a commit.</remarks>
public class JournalWalkTests(ITestOutputHelper output)
{
    private const int Walks = 40, Steps = 150;

    [Fact]
    public async Task a_walk_through_the_journal_never_throws_and_what_is_rebuilt_is_what_stands()
    {
        var answers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var seed = 0; seed < Walks; seed++)
        {
            await using var made = JournalOnLedger.Empty();
            await Walk(made, seed, answers);
            Check(made, seed);
        }
        foreach (var (answer, count) in answers)
            output.WriteLine($"{count,7} {answer}");
        // A walk that is refused everything finds nothing.
        Assert.All(["items-recorded/1", "payload-redacted/1", "study-locked/1", "items-corrected/1"], type => Assert.Contains(type, answers.Keys));
    }

    private static async Task Walk(JournalOnLedger made, int seed, SortedDictionary<string, int> answers)
    {
        var opening = CommandWalk.Opening(seed);
        for (var i = 0; i < opening.Count; i++)
            await made.Journal.Do(opening[i], new Daybook.Trial.Actor(Daybook.Trial.ActorKind.System, "daybook", Role.Administrator), $"opening-{i}", TestContext.Current.CancellationToken);
        var walk = new CommandWalk(seed);
        for (var i = 0; i < Steps; i++)
        {
            var step = walk.Next(made.Writer.Now.State);
            made.Clock.Set(step.At.ToString());
            var reply = await made.Journal.Do(step.Command, step.By, step.CommandId, TestContext.Current.CancellationToken);
            if (reply is Reply.Refused { Refusal: var refusal })
                Count(answers, refusal.Code);
        }
        foreach (var entry in made.Ledger.Read())
            Count(answers, entry.Type);
    }

    private static void Check(JournalOnLedger made, int seed)
    {
        var verdict = LedgerVerifier.Verify(made.Ledger, made.Keys);
        Assert.True(verdict.Holds, $"Walk {seed}: {string.Join('\n', verdict.Flaws)}");
        using (var snapshot = made.Ledger.Snapshot())
            Assert.True(ObservationComparison.Find(snapshot, made.Stores.Versions, null, CancellationToken.None) is not { } flaw, $"Walk {seed}: the observations differ.");
        var folded = Folding.Fold(made.Stores, null, CancellationToken.None);
        Assert.Equal(StateText.Of(made.Writer.Now.State), StateText.Of(folded.State));
        Assert.Equal(made.Writer.Now.Head, folded.Head);
    }

    private static void Count(SortedDictionary<string, int> answers, string what) => answers[what] = answers.GetValueOrDefault(what) + 1;
}
