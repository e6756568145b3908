using Daybook.Analysis;
using Daybook.Statistics.Correlation;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>The pilot of 2009 on virtual participants: they live its whole protocol, and what they are like is what the truth says.</summary>
public class PilotTrialSpecs
{
    private const string Pilot = "ldn-fibromyalgia-2009";

    internal static readonly Lazy<MemoryStudy> Run = new(() => MemoryStudy.Run(Pilot, 7, 12));

    [Fact]
    public void the_whole_pilot_runs_from_screening_to_the_open_code_without_a_refusal()
    {
        Assert.Empty(Run.Value.Refusals.Select(refusal => $"{refusal.Code}: {refusal.What}").Distinct());
        Assert.NotNull(Run.Value.State.Code);
    }

    [Fact]
    public void twelve_are_recruited_and_ten_complete_with_eight_visits_each()
    {
        var enrolled = Run.Value.State.Participants.Values.Where(her => her.IsEnrolled).ToList();
        Assert.Equal(12, enrolled.Count);
        var completed = enrolled.Where(her => her.Withdrawn is null).ToList();
        Assert.Equal(10, completed.Count);
        Assert.All(completed, her => Assert.Equal(8, her.Visits.Count));
        Assert.InRange(completed.Sum(her => her.DiaryDays.Count) / 980.0, 0.88, 0.96);
    }

    [Fact]
    public void every_visit_has_its_eighteen_points_and_three_trials_of_heat_and_cold()
    {
        var her = Run.Value.State.Participants.Values.First(her => her.IsEnrolled && her.Withdrawn is null);
        Assert.Equal(8 * (18 + 1 + 1), her.Sensory.Count);
        Assert.All(her.Sensory, made => Assert.Equal(made.Key.Contains("/pressure/", StringComparison.Ordinal) ? 1 : 3, made.Value.Valid));
    }

    [Fact]
    public void a_completer_has_five_bottles_of_eighteen()
    {
        var kits = Run.Value.State.Participants.Values.Where(her => her.IsEnrolled && her.Withdrawn is null).SelectMany(her => her.Kits).Select(kit => Run.Value.State.Kits[kit]).ToList();
        Assert.Equal(50, kits.Count);
        Assert.All(kits, kit => Assert.Equal(18, kit.Units));
    }

    [Fact]
    public void the_score_of_a_filled_form_is_near_her_own()
    {
        var (protocol, truth) = Read();
        var forms = new VirtualForm(protocol);
        var (form, visit) = (protocol.Forms.Single(form => form.Id == "fiq"), protocol.Visits[0]);
        foreach (var number in Enumerable.Range(1, 20))
        {
            var person = new VirtualPerson(5, new ParticipantKey($"p{number}"), truth);
            var course = Course.BeforeTreatment(1);
            var answers = forms.Fill(form, person, course, visit).Select(answer => (decimal?)((Answer.Number)answer.Answer).Value).ToList();
            Assert.InRange((double)Scoring.Total(Instrument.Fiq1997, answers).Value! - Math.Clamp(person.Value("fiq-total", course, "v1"), 0, 100), -6, 6);
        }
    }

    [Fact]
    public void what_people_are_like_hangs_together_as_the_truth_says()
    {
        var (_, truth) = Read();
        var people = Enumerable.Range(1, 3000).Select(number => new VirtualPerson(5, new ParticipantKey($"p{number}"), truth)).ToList();
        double[] Of(string measure) => [.. people.Select(person => person.Value(measure, Course.BeforeTreatment(1), "v1"))];
        // Levels that were brought to their limits lose a little.
        Assert.InRange(Pearson.Of(Of("bmi"), Of("esr")).R, 0.67, 0.79);
        Assert.InRange(Pearson.Of(Of("age"), Of("esr")).R, 0.57, 0.71);
        Assert.InRange(Pearson.Of(Of("duration"), Of("esr")).R, -0.52, -0.38);
    }

    [Fact]
    public void correlations_that_cannot_all_be_true_are_refused()
    {
        var (protocol, _) = Read();
        var yaml = File.ReadAllText(Repository.At("protocols", $"{Pilot}.truth.yaml")).Replace("0.69, -0.48, 0.77, 0.57]", "0.99, 0.99, -0.99, 0.57]", StringComparison.Ordinal);
        var problem = Assert.Single(TruthReader.Read(yaml, "t.yaml", protocol).Problems);
        Assert.Equal("DB0111", problem.Code);
        Assert.Contains("at once", problem.What, StringComparison.Ordinal);
    }

    [Fact]
    public void a_response_depends_on_what_the_truth_names()
    {
        var (_, truth) = Read();
        var plain = truth with { Measures = [.. truth.Measures.Select(m => m.Id == "severity" ? m with { Spread = 0, Within = 0 } : m)] };
        var people = Enumerable.Range(1, 40).Select(number => new VirtualPerson(5, new ParticipantKey($"p{number}"), plain)).ToList();
        var on = new Course(84, "naltrexone", 56, 0, 1);
        double[] change = [.. people.Select(person => person.Value("severity", on, "x") - person.Value("severity", Course.BeforeTreatment(1), "x"))];
        double[] esr = [.. people.Select(person => person.Value("esr", Course.BeforeTreatment(1), "v1"))];
        Assert.InRange(Pearson.Of(esr, change).R, -1, -0.999999);
    }

    [Fact]
    public void every_number_of_the_truth_names_its_source()
    {
        var (_, truth) = Read();
        Assert.All(truth.Measures, measure => Assert.NotNull(measure.Source));
        Assert.All(truth.AdverseEvents, adverseEvent => Assert.NotNull(adverseEvent.Source));
        Assert.All([truth.Screening.Source, truth.Together!.Source, truth.Diary!.Source, truth.Visits.Source], Assert.NotNull);
    }

    private static (Protocol Protocol, Truth Truth) Read()
    {
        var protocol = ProtocolReader.Read(Daybook.Tests.Trial.Bundled.Pilot, Pilot).Protocol!;
        return (protocol, MemoryStudy.Truth(Pilot, protocol));
    }
}
