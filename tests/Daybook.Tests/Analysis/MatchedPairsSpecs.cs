using System.Collections.Immutable;
using System.Globalization;
using Daybook.Analysis;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Analysis;

/// <summary>Cases against the controls who are like them: Student's sleep data as ten pairs, with the numbers that R gives for them.</summary>
public sealed class MatchedPairsSpecs
{
    private static readonly Protocol Protocol = ProtocolReader.Read(FixtureStory.Yaml("case-control"), "case-control").Protocol!;

    // Student (1908), as R has it: t.test(drug2, drug1, paired = TRUE) of R 4.2.2.
    private static readonly double[] Cases = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], Controls = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];

    private static readonly Person[] Pairs = [.. Cases.Select((value, i) => new Person($"case{i}", true, 20 + 12 * i, value)), .. Controls.Select((value, i) => new Person($"control{i}", false, 21 + 12 * i, value))];

    [Fact]
    public void pairs_are_compared_as_R_compares_them()
    {
        var found = Run("sensitive", Pairs);

        Assert.Equal("Matched pairs, cases against their controls", found.MethodInWords);
        Assert.Equal((20, 10), (found.N, (int)found["sets"]));
        Assert.Equal(("cases under Placebo", "their controls under Placebo"), (found.Active, found.Control));
        Assert.Equal(4.062127683382037, found["t"], 9);
        Assert.Equal(9, found["df"]);
        Assert.Equal(0.00283289019738427, found.P!.Value, 9);
        Assert.Equal(1.58, found["difference"], 9);
        Assert.Equal(0.7001142367230175, found.Effect!.Value.Low, 9);
        Assert.Equal(2.4598857632769824, found.Effect!.Value.High, 9);
    }

    [Fact]
    public void who_has_no_match_or_no_value_is_named_and_left_out()
    {
        Person[] people = [.. Pairs, new("alone", true, 200, 99), new("spare", false, 300, 99), new("unasked", null, 20, 99), new("silent", true, 400, null), new("partner", false, 401, 99)];
        var found = Run("sensitive", people);

        Assert.Equal(4.062127683382037, found["t"], 9);
        Assert.Contains("Left out, cases without a control: P-alone.", found.Notes);
        Assert.Contains("Left out, controls of nobody: P-spare.", found.Notes);
        Assert.Contains("Left out, of whom too little is known to match them: P-unasked.", found.Notes);
        Assert.Contains("Left out, matched, but without a value: P-silent.", found.Notes);
        Assert.Contains("Left out, with a value, but without one to compare it with: P-partner.", found.Notes);
        Assert.Contains("Of each person counts her value under Placebo; of several controls of a case, their mean.", found.Notes);
    }

    [Fact]
    public void of_two_treatments_the_difference_of_each_person_counts()
    {
        // Under the drug everybody has 10 more, so the differences are 10 for all but one case, who has 13.
        var found = Run("helped", Pairs, her => her.Name == "case3" ? 13 : 10);

        Assert.Equal(0.3, found["difference"], 9);
        Assert.Equal(1, found["t"], 9);
        Assert.Equal(9, found["df"]);
    }

    [Fact]
    public void of_several_controls_the_mean_counts()
    {
        var two = Protocol with { Matching = Protocol.Matching! with { Controls = 2 } };
        Person[] people = [new("a", true, 30, 5), new("b", true, 60, 9), new("x", false, 31, 1), new("y", false, 32, 3), new("z", false, 61, 4)];
        var found = Run("sensitive", people, protocol: two);

        // 5 - 2 and 9 - 4: mean 4, standard error 1.
        Assert.Equal((5, 2), (found.N, (int)found["sets"]));
        Assert.Equal((4.0, 4.0, 1.0), (found["difference"], found["t"], found["df"]));
    }

    [Fact]
    public void without_two_pairs_there_is_no_answer()
    {
        var found = Run("sensitive", Pairs[..5]);
        Assert.Equal("Matched pairs need two cases with a control, each with a value; there are 0.", found.NotComputed);
        Assert.Contains(found.Notes, note => note.StartsWith("Left out, cases without a control: P-case0, P-case1", StringComparison.Ordinal));
    }

    private static AnalysisResult Run(string analysis, IReadOnlyList<Person> people, Func<Person, double>? more = null, Protocol? protocol = null)
    {
        var of = protocol ?? Protocol;
        var state = StudyState.Empty with { Participants = StudyState.Empty.Participants.AddRange(people.Select((her, i) => KeyValuePair.Create(her.Key, her.State(i)))) };
        var values = people.Where(her => her.Value is not null).SelectMany(her => new[] { her.Heat("v1-after", her.Value!.Value + (more?.Invoke(her) ?? 0)), her.Heat("v2-after", her.Value!.Value) }.SelectMany(trials => trials));
        var list = new AllocationList(new Dictionary<string, IReadOnlyList<string>> { ["all"] = [.. people.Select(_ => "AB")] }, new Dictionary<KitId, string>());
        return AnalysisRun.Of(Daybook.Analysis.Dataset.At(of, state, values, list)).Analyses.Single(found => found.Id == analysis);
    }

    private sealed record Person(string Name, bool? IsCase, int Age, double? Value)
    {
        private static readonly LocalDate DayOne = new(2026, 3, 2);

        public ParticipantKey Key => new(Name);

        public Participant State(int number) => new()
        {
            Key = Key, Site = "clinic", Screened = DayOne, Label = "P-" + Name, Zone = "Europe/Copenhagen", Place = new Place("all", number), DayOne = DayOne,
            Fitness = ImmutableSortedDictionary<long, ImmutableArray<ItemAnswer>>.Empty.Add(1, IsCase is { } isCase
                ? [new("fibromyalgia", new Answer.Boolean(isCase)), new("criterion/age", new Answer.Number(Age)), new("female", new Answer.Boolean(true))] : [new("criterion/age", new Answer.Number(Age))]),
        };

        public IEnumerable<Observation> Heat(string visit, double value) => Enumerable.Range(1, 3).Select(trial => new Observation(
            Key, "clinic", "1.0", RecordSensoryTrials.Form, new Occasion(OccasionKind.Visit, visit), "heat", "right-thenar", trial, Convert.ToDecimal(value, CultureInfo.InvariantCulture), null, "Cel", "", visit == "v1-after" ? 2 : 9, null, 1, null));
    }
}
