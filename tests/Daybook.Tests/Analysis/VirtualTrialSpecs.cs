using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

public class VirtualTrialSpecs
{
    [Theory]
    [InlineData("minimal-crossover", 12)]
    [InlineData("minimal-parallel", 16)]
    public void a_whole_trial_runs_from_screening_to_the_open_code_without_a_refusal(string protocol, int participants)
    {
        var study = MemoryStudy.Run(protocol, 7, participants);
        Assert.Empty(study.Refusals.Select(refusal => $"{refusal.Code}: {refusal.What}").Distinct());
        Assert.NotNull(study.State.Code);
        var state = study.State;
        Assert.Equal(participants, state.Participants.Values.Count(her => her.IsEnrolled));
        Assert.Contains(state.Participants.Values, her => her.FirstFailing is not null || her.Eligible == false);
        Assert.All(state.Participants.Values.Where(her => her.Place is not null && her.Withdrawn is null), her =>
            Assert.Equal(study.Protocol.Visits.Select(visit => visit.Id), her.Visits.Keys.Order()));
    }

    [Fact]
    public void a_trial_holds_everything_that_can_happen_in_one()
    {
        var study = MemoryStudy.Run("minimal-crossover", 7, 24);
        var kinds = study.Ledger.Select(entry => TrialJson.TypeOf(entry.Event)).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "participant-screened/1", "consent-given/1", "eligibility-assessed/1", "participant-enrolled/1", "protocol-adopted/1", "device-enrolled/1",
                "visit-held/1", "items-recorded/1", "verdict-given/1", "participant-randomised/1", "kit-dispensed/1", "kit-returned/1",
                "adverse-event-recorded/1", "query-opened/1", "query-answered/1", "query-closed/1", "participant-withdrawn/1", "study-locked/1",
                "unblinding-approved/1", "code-opened/1",
            },
            kinds);
        var verdicts = study.Ledger.Select(entry => entry.Event).OfType<VerdictGiven>().GroupBy(v => v.Verdict).ToDictionary(g => g.Key, g => g.Count());
        int all = verdicts.Values.Sum();
        Assert.InRange(verdicts[Verdict.InTime] / (double)all, 0.88, 0.97);
        Assert.InRange(verdicts[Verdict.Late] / (double)all, 0.02, 0.09);
        Assert.True(verdicts[Verdict.OutsideWindow] > 0);
    }

    [Fact]
    public void the_same_seed_gives_the_same_bytes_and_another_seed_gives_others()
    {
        string one = MemoryStudy.Run("minimal-crossover", 7, 6).Transcript;
        Assert.Equal(one, MemoryStudy.Run("minimal-crossover", 7, 6).Transcript);
        Assert.NotEqual(one, MemoryStudy.Run("minimal-crossover", 8, 6).Transcript);
    }

    [Fact]
    public void people_fail_and_leave_as_often_as_the_truth_says()
    {
        var protocol = ProtocolReader.Read(File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml")), "p").Protocol!;
        var truth = MemoryStudy.Truth("minimal-crossover", protocol) with { Withdraw = 0.25m };
        var people = Candidates.Of(protocol, truth, new VirtualPlan(3, 2000, new NodaTime.LocalDate(2026, 1, 1)));
        Assert.InRange(people.Count(p => p.Fails is not null) / (double)people.Count, 0.2 - 0.03, 0.2 + 0.03);
        Assert.InRange(people.Count(p => p.Withdraws is not null) / 2000.0, 0.25 - 0.03, 0.25 + 0.03);
        Assert.Equal(people.Count, people.Select(p => p.Key).Distinct().Count());
    }

    [Fact]
    public void a_person_answers_the_same_whatever_was_asked_of_her_before()
    {
        var protocol = ProtocolReader.Read(File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml")), "p").Protocol!;
        var truth = MemoryStudy.Truth("minimal-crossover", protocol);
        var pain = protocol.Diary!.Items[0];
        var forwards = new VirtualPerson(3, new ParticipantKey("p"), truth);
        var alone = new VirtualPerson(3, new ParticipantKey("p"), truth);
        Answer last = new Answer.Skipped();
        for (int day = 1; day <= 20; day++)
        {
            last = forwards.Says(pain, Course.BeforeTreatment(day), $"day {day}")!;
        }
        Assert.Equal(last, alone.Says(pain, Course.BeforeTreatment(20), "day 20"));
    }

    [Fact]
    public void a_truth_that_speaks_of_something_else_is_refused_with_the_line()
    {
        var protocol = ProtocolReader.Read(File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml")), "p").Protocol!;
        string yaml = File.ReadAllText(Repository.At("protocols", "minimal-crossover.truth.yaml"))
            .Replace("id: rescue", "id: rescues", StringComparison.Ordinal).Replace("treatment: control", "treatment: contrl", StringComparison.Ordinal);
        var reading = TruthReader.Read(yaml, "t.yaml", protocol);
        Assert.Null(reading.Truth);
        Assert.Contains(reading.Problems, p => p.What == "the protocol has no item or laboratory test rescues" && p.Line == 9);
        Assert.Contains(reading.Problems, p => p.What == "rescue is missing");
        Assert.Contains(reading.Problems, p => p.What == "the protocol has no treatment contrl" && p.Line == 6);
    }
}
