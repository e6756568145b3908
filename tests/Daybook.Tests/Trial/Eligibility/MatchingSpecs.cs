using Daybook.Analysis;
using Daybook.Tests.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Eligibility;

/// <summary>Controls of the same sex, at most five years older or younger than their case.</summary>
public sealed class MatchingSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("case-control");

    private static readonly Protocol Protocol = ProtocolReader.Read(Yaml, "case-control").Protocol!;

    private static readonly string Fixture = Yaml;

    [Fact]
    public void the_nearest_control_is_left_to_the_case_who_has_no_other()
    {
        // a (30) is nearest to x (31), but b (36) has x alone: so a gets y (26).
        var story = All(("a", true, true, 30), ("b", true, true, 36), ("x", false, true, 31), ("y", false, true, 26));
        var sets = Sets(story);

        Assert.Equal([("a", "y"), ("b", "x")], sets.Sets.Select(set => (set.Case.Value, set.Controls.Single().Value)));
        Assert.Empty(sets.CasesShort.Concat(sets.ControlsLeft).Concat(sets.Unknown));
    }

    [Fact]
    public void who_is_not_alike_stays_alone_and_is_named()
    {
        var sets = Sets(All(("a", true, true, 30), ("b", true, false, 60), ("x", false, false, 30), ("y", false, true, 35), ("z", false, true, 36)));

        Assert.Equal([("a", "y")], sets.Sets.Select(set => (set.Case.Value, set.Controls.Single().Value)));
        Assert.Equal(["b"], sets.CasesShort.Select(key => key.Value));
        Assert.Equal(["x", "z"], sets.ControlsLeft.Select(key => key.Value));
    }

    [Fact]
    public void among_as_many_pairs_those_are_taken_that_differ_least()
    {
        var sets = Sets(All(("a", true, true, 30), ("b", true, true, 32), ("x", false, true, 33), ("y", false, true, 29)));
        Assert.Equal([("a", "y"), ("b", "x")], sets.Sets.Select(set => (set.Case.Value, set.Controls.Single().Value)));
    }

    [Fact]
    public void a_case_can_have_two_controls()
    {
        var story = All(("a", true, true, 30), ("x", false, true, 31), ("y", false, true, 29), ("z", false, true, 28));
        var sets = MatchedSets.Of(Protocol with { Matching = Protocol.Matching! with { Controls = 2 } }, story.Study.Participants.Values);

        Assert.Equal(["x", "y"], sets.Sets.Single().Controls.Select(key => key.Value));
        Assert.Equal(["z"], sets.ControlsLeft.Select(key => key.Value));
    }

    [Fact]
    public void many_small_assignments_are_as_good_as_trying_them_all()
    {
        var random = new Random(20090413);
        for (var trial = 0; trial < 300; trial++)
        {
            var (rows, columns) = (random.Next(1, 6), random.Next(1, 6));
            var far = new double?[rows, columns];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    far[row, column] = random.Next(3) == 0 ? null : random.Next(0, 10);
            var found = Assignment.Of(rows, columns, (row, column) => far[row, column]);
            var pairs = found.Index().Where(pair => pair.Item >= 0).ToList();

            Assert.Equal(pairs.Count, pairs.Select(pair => pair.Item).Distinct().Count());
            Assert.Equal(Best(far, 0, []), (pairs.Count, pairs.Sum(pair => far[pair.Index, pair.Item]!.Value)));
        }
    }

    [Fact]
    public void a_control_who_finds_no_case_opens_a_query_and_one_who_does_opens_none()
    {
        var story = All(("a", true, true, 30));

        Come(story, "x", false, true, 31).When(new RandomiseParticipant(new("x"))).ThenAsks();
        Come(story, "x", false, true, 36).When(new RandomiseParticipant(new("x"))).ThenAsks("matching.unmatched");
        Come(story, "x", true, true, 60).When(new RandomiseParticipant(new("x"))).ThenAsks();
        var held = Come(story, "x", false, true, 31).Done(new RandomiseParticipant(new("x")));
        Come(held, "y", false, true, 30).When(new RandomiseParticipant(new("y"))).ThenAsks("matching.unmatched");
    }

    [Fact]
    public void a_simulated_trial_reports_who_is_matched_and_who_is_not()
    {
        var study = MemoryStudy.Run(Fixture, """
            truth: case-control
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures:
              - { id: fibromyalgia, mean: 0.5 }
              - { id: female, mean: 0.8 }
              - { id: mood, mean: 5, within: 1 }
              - { id: heat, mean: 40, between: 2, trial: 0.5 }
            """, 7, 20);
        var html = Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(7), []).Html;
        var sets = MatchedSets.Of(study.Protocol, study.State.Participants.Values.Where(her => her.Place is not null));

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.InRange(sets.Sets.Count, 3, 10);
        Assert.Equal(20, (2 * sets.Sets.Count) + sets.CasesShort.Count + sets.ControlsLeft.Count);
        Assert.Contains($"{sets.Sets.Count} cases with their controls", html, StringComparison.Ordinal);
        Assert.Contains("Each case has a control of the same age (within 5) and female.", html, StringComparison.Ordinal);
        Assert.All(sets.ControlsLeft, left => Assert.Contains(study.State.Participants[left].Label!, html.Split("Controls of nobody: ")[1].Split('.')[0], StringComparison.Ordinal));
    }

    /// <summary>The most pairs and their least sum, by trying everything.</summary>
    private static (int Pairs, double Sum) Best(double?[,] far, int row, HashSet<int> used)
    {
        if (row == far.GetLength(0))
            return (0, 0);
        var best = Best(far, row + 1, used);
        for (var column = 0; column < far.GetLength(1); column++)
            if (far[row, column] is { } step && used.Add(column))
            {
                var (pairs, sum) = Best(far, row + 1, used);
                if (pairs + 1 > best.Pairs || (pairs + 1 == best.Pairs && sum + step < best.Sum))
                    best = (pairs + 1, sum + step);
                used.Remove(column);
            }
        return best;
    }

    private static MatchedSets Sets(Story story) => MatchedSets.Of(Protocol, story.Study.Participants.Values);

    private static Story All(params (string Key, bool Case, bool Female, int Age)[] people) =>
        people.Aggregate(FixtureStory.Sealed(Yaml), (story, her) => Come(story, her.Key, her.Case, her.Female, her.Age).Done(new RandomiseParticipant(new(her.Key))));

    private static Story Come(Story story, string key, bool isCase, bool female, int age)
    {
        var her = new ParticipantKey(key);
        return story.Done(new ScreenParticipant(her, "clinic", Stories.FirstOfJune, "clinic", null))
            .Done(new GiveConsent(her, "1.0", Stories.DocumentHash))
            .Done(new AssessEligibility(her, [new CriterionAnswer("age", new Answer.Number(age))]))
            .Done(new EnrolParticipant(her, "Europe/Madrid"))
            .Done(new HoldVisit(her, "v1", Stories.FirstOfJune))
            .Done(new RecordForm(her, "v1", "intake", [new ItemAnswer("fibromyalgia", new Answer.Boolean(isCase)), new ItemAnswer("female", new Answer.Boolean(female))]));
    }
}
