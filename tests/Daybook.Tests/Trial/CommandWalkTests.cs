using System.Collections.Concurrent;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>10,000 random walks: never an exception, and what must hold holds. Planted faults are found.</summary>
public sealed class CommandWalkTests(ITestOutputHelper output)
{
    private const int Walks = 10_000;
    private const int Steps = 40;

    [Fact]
    public void ten_thousand_walks_never_throw_and_break_no_rule()
    {
        var answers = new ConcurrentDictionary<string, int>();
        Parallel.For(0, Walks, seed =>
        {
            var story = Walk(seed, Decisions.Decide, answers);
            Assert.True(WalkRules.Broken(story.Study, story.Ledger) is null, $"Walk {seed}: {WalkRules.Broken(story.Study, story.Ledger)}");
            if (seed % 50 == 0)
                Assert.Equal(StateText.Of(story.Study), StateText.Of(FoldAgain(story)));
        });
        foreach (var (answer, count) in answers.OrderByDescending(pair => pair.Value))
            output.WriteLine($"{count,9} {answer}");
        // The walkers must get somewhere: a walk that is refused everything finds nothing.
        Assert.All(EventNames.All.Except(NotWalked).Select(EventNames.Of), type => Assert.Contains(type, answers.Keys));
    }

    public static TheoryData<string> Faults { get; } = ["kit.already-dispensed", "kit.not-for-participant", "participant.already-randomised", "allocation.exhausted", "consent.missing", "study.locked", "unblinding.same-person"];

    [Theory]
    [MemberData(nameof(Faults))]
    public void a_decision_that_forgets_a_rule_is_found(string code) =>
        Assert.Contains(Enumerable.Range(0, 3_000), seed => Forgets(code, seed));

    // A study is not imported on foot, and conflicts are the writer's to find.
    private static readonly Type[] NotWalked = [typeof(FileImported), typeof(ConflictingEntryKept)];

    private static bool Forgets(string code, int seed)
    {
        var story = Walk(seed, (command, study, act) => Decisions.Decide(command, study, act) is Decision.Refused refused && refused.Refusal.Code != code
            ? refused
            : Forced(code, command, study, act), []);
        return WalkRules.Broken(story.Study, story.Ledger) is not null;
    }

    // What a decision without that rule would have let happen.
    private static Decision Forced(string code, Command command, StudyState study, Act act)
    {
        var decision = Decisions.Decide(command, study, act);
        return decision is not Decision.Refused ? decision : (code, command) switch
        {
            (_, DispenseKit { Kit: { } kit } asked) when study.Kits.GetValueOrDefault(kit)?.Site == study.Participants[asked.Participant].Site =>
                Decision.Accept(new KitDispensed(asked.Participant, kit, asked.Visit, asked.Date, 18)),
            (_, RandomiseParticipant asked) when study.Participants.ContainsKey(asked.Participant) =>
                Decision.Accept(new ParticipantRandomised(asked.Participant, study.Participants[asked.Participant].Site, study.PlacesTaken.GetValueOrDefault(study.Participants[asked.Participant].Site))),
            ("consent.missing" or "study.locked", RecordAdverseEvent asked) when study.Participants.ContainsKey(asked.Participant) => Decision.Accept(new AdverseEventRecorded(
                asked.Participant, act.CommandId, asked.Term, asked.Onset, asked.Resolved, asked.Severity, asked.Serious, asked.Relatedness, asked.Action, asked.Outcome)),
            (_, ApproveUnblinding) => Decision.Accept(new CodeOpened(act.By.Id, act.By.Id, study.Allocation!.Commitment)),
            _ => decision,
        };
    }

    // The openings are the same few lists: each is walked once.
    private static readonly ConcurrentDictionary<IReadOnlyList<Command>, Story> Openings = new();

    private static Story Walk(int seed, Func<Command, StudyState, Act, Decision> decide, ConcurrentDictionary<string, int> answers)
    {
        var (walk, story) = (new CommandWalk(seed), Openings.GetOrAdd(CommandWalk.Opening(seed), opening => opening.Aggregate(Story.Empty, (so, command) => so.Done(command))));
        for (var i = 0; i < Steps; i++)
        {
            var step = walk.Next(story.Study);
            story = story with { Now = step.At, By = step.By };
            var act = story.ActNow with { CommandId = step.CommandId };
            var decision = decide(step.Command, story.Study, act);
            RoundTrips(step.Command);
            if (decision is Decision.Refused refused)
                Count(answers, refused.Refusal.Code);
            else
                story = Carry(story, step, (Decision.Accepted)decision, answers);
        }
        return story;
    }

    private static Story Carry(Story story, Step step, Decision.Accepted accepted, ConcurrentDictionary<string, int> answers)
    {
        Assert.NotEmpty(accepted.Entries);
        var verdict = accepted.Events.OfType<VerdictGiven>().FirstOrDefault();
        foreach (var entry in accepted.Entries)
        {
            Count(answers, TrialJson.TypeOf(entry.Event));
            var payload = entry.Payload?.ToArray() ?? TrialJson.Write(entry.Event);
            Assert.Equal(TrialJson.Write(entry.Event), TrialJson.Write(TrialJson.Read(TrialJson.TypeOf(entry.Event), payload)));
            var before = story.Study;
            story = story.Append([entry], step.Command.About);
            foreach (var value in Observations.From(story.Ledger[^1], entry.Origin is null ? null : verdict, before))
                Assert.NotNull(value.Flags);
        }
        return story;
    }

    private static void RoundTrips(Command command)
    {
        var bytes = TrialJson.WriteCommand(command);
        // A key is never empty in JSON; such a command cannot arrive.
        if (command.About is { Value: "" })
            return;
        Assert.Equal(bytes, TrialJson.WriteCommand(TrialJson.ReadCommand(bytes)));
    }

    private static StudyState FoldAgain(Story story) =>
        story.Ledger.Aggregate(StudyState.Empty, (study, recorded) => study.Evolve(recorded, Stories.ProtocolOf));

    private static void Count(ConcurrentDictionary<string, int> answers, string answer) => answers.AddOrUpdate(answer, 1, (_, count) => count + 1);
}
