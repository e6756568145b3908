using Daybook.Analysis;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Analysis;

/// <summary>Endpoints that count events: a day without one counts none as long as she is under observation.</summary>
public sealed class EventEndpointSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("event-endpoints");

    private static readonly Protocol Protocol = ProtocolReader.Read(Yaml, "event-endpoints").Protocol!;

    private const string Truth = """
        truth: event-endpoints
        note: Round numbers. Assumptions, not evidence.
        screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 50, between: 5, within: 10 }
          - { id: strength, mean: 5, between: 1, within: 2 }
          - { id: lying, mean: 0.5 }
        events: [{ id: attack, per-hundred-days: 30, effects: [{ treatment: ldn, per-hundred-days: 10 }] }]
        diary: { late: 0, missed: 0.2, outside: 0, offline: 0 }
        visits: { shift: 1, taken: 1 }
        """;

    private static readonly LocalDate DayOne = new(2026, 3, 2);

    [Fact]
    public void the_file_is_sound_and_its_counts_are_measures_of_every_day()
    {
        Assert.Equal(["attack/times", "attack/days", "attack/times"], Protocol.Endpoints.Select(endpoint => endpoint.Item));
        Assert.True(Measures.EveryDay(Protocol, "attack/times"));
        Assert.Equal(("How often: I have an attack", Direction.Lower), (Measures.Words(Protocol, "attack/times"), Measures.Better(Protocol, "attack/days")));
    }

    [Fact]
    public void a_whole_trial_counts_what_its_people_wrote_down()
    {
        var study = MemoryStudy.Run(Yaml, Truth, 7, 20);
        var dataset = study.Opened();
        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        foreach (var her in dataset.Participants)
        {
            // Counted by hand: the entries of the last 28 days of the period, as they stand in the table of values.
            var dates = her.Schedule!.PeriodDates("weeks");
            int last = her.Schedule.DayNumber(dates.End), first = last - 27;
            int byHand = study.Observations.Where(o => o.Participant == her.Key && o is { Form: "attack", Item: "strength" } && first <= o.Day && o.Day <= last).Select(o => o.Occasion.Key).Distinct().Count();
            Assert.Equal((byHand, 28), ((int)Row(dataset, her.Key, "attacks").Value!.Value, Row(dataset, her.Key, "attacks").Used));
        }
        Assert.True(dataset.Rows.Where(row => row.Endpoint == "attacks").Average(row => row.Value) > 1);
    }

    [Fact]
    public void the_file_is_simulated_and_finds_what_it_was_told()
    {
        var run = AnalysisRun.Of(MemoryStudy.Run(Yaml, Truth, 11, 40).Opened());
        var effect = run.Analyses.First(analysis => analysis.Id == "main").Effect!.Value;
        // 28 days at 0.1 less 28 days at 0.3.
        Assert.InRange(effect.Estimate, -5.6 - 2.5, -5.6 + 2.5);

        var seeds = Enumerable.Range(1, 60).Select(seed => (ulong)seed).ToList();
        var truth = TruthReader.Read(Truth, "truth", Protocol).Truth!;
        var worth = OperatingCharacteristics.Of(Protocol, truth, 40, Protocol.Analyses[0], seeds, null, CancellationToken.None);
        Assert.InRange(worth.Rejected, 57, 60);
        var nothing = OperatingCharacteristics.Of(Protocol, NullTruth.Sharp(truth), 40, Protocol.Analyses[0], seeds, null, CancellationToken.None);
        Assert.InRange(nothing.Rejected, 0, 9);
    }

    [Fact]
    public void days_count_once_however_often_it_happened()
    {
        var dataset = Of([Attack(60, "a"), Attack(60, "b"), Attack(61, "c"), Diary(84)]);
        Assert.Equal((3, 2), ((int)Row(dataset, Ana, "attacks").Value!.Value, (int)Row(dataset, Ana, "attack-days").Value!.Value));
    }

    [Fact]
    public void who_is_not_heard_of_any_more_is_under_observation_no_more()
    {
        var lost = Of([Attack(40, "a"), Diary(60)]);
        Assert.Equal((null, "4 of at least 28 values in the window of 28 days"), (Row(lost, Ana, "attacks").Value, Row(lost, Ana, "attacks").WhyMissing));
        // One attack in 32 of 56 days, none in the 28 before.
        Assert.Equal(1 / 32.0, Row(lost, Ana, "rate").Value!.Value, 12);
        var left = Of([Attack(40, "a"), Diary(60)], her => her with { Withdrawn = new ParticipantWithdrawn(Ana, DayOne.PlusDays(49), null) });
        Assert.Equal(1 / 22.0, Row(left, Ana, "rate").Value!.Value, 12);
    }

    [Fact]
    public void an_attack_counts_on_the_day_on_which_it_happened()
    {
        // Begun at ten to midnight in Madrid on day 56, sent a quarter of an hour later: the window of four weeks begins on day 57.
        var late = Attack(57, "a") with { Occasion = new Occasion(OccasionKind.Event, "2026-04-26T21:50:00Z") };
        Assert.Equal(0, Row(Of([late, Diary(84)]), Ana, "attacks").Value);
        Assert.Equal(1, Row(Of([Attack(57, "a"), Diary(84)]), Ana, "attacks").Value);
    }

    [Fact]
    public void before_her_version_has_the_event_nobody_knows_whether_it_happened()
    {
        var older = Protocol with { Version = "0.9", Events = [], Endpoints = [], Analyses = [] };
        Observation Old(int day) => Diary(day) with { ProtocolVersion = "0.9" };
        var moved = Of([.. Enumerable.Range(1, 60).Select(Old), .. Enumerable.Range(61, 24).Select(Diary)], versions: [older]);
        Assert.Equal("24 of at least 28 values in the window of 28 days", Row(moved, Ana, "attacks").WhyMissing);
        var never = Of([.. Enumerable.Range(1, 84).Select(Old)], versions: [older]);
        Assert.Equal("no value in the window of 28 days", Row(never, Ana, "attacks").WhyMissing);
    }

    [Fact]
    public void a_form_of_a_visit_speaks_of_the_days_before_it()
    {
        // Lost after the visit on day 60: what is asked there is of the 59 days until then.
        var form = Diary(60) with { Form = "quality", Occasion = new Occasion(OccasionKind.Visit, "v3") };
        var lost = Of([Attack(40, "a"), form], her => her with { Visits = her.Visits.Add("v3", new HeldVisit(DayOne.PlusDays(59), 60, 0, true)) });
        Assert.Equal("3 of at least 28 values in the window of 28 days", Row(lost, Ana, "attacks").WhyMissing);
    }

    [Fact]
    public void an_attack_that_was_struck_out_did_not_happen()
    {
        var struck = Attack(60, "a") with { Number = null, Text = "entered for another person", Flags = "not-done told" };
        Assert.Equal(0, Row(Of([struck, Diary(84)]), Ana, "attacks").Value);
        Assert.Equal(1, Row(Of([Attack(60, "a") with { Flags = "told" }, Diary(84)]), Ana, "attacks").Value);
        Assert.Equal(0, Row(Of([Attack(60, "a") with { Flags = "after-withdrawal" }, Diary(84)]), Ana, "attacks").Value);
    }

    private static readonly ParticipantKey Ana = new("ana");

    private static EndpointRow Row(Daybook.Analysis.Dataset dataset, ParticipantKey her, string endpoint) => dataset.Rows.Single(row => row.Participant == her && row.Endpoint == endpoint);

    private static Observation Attack(int day, string key) => new(Ana, "clinic", "1.0", "attack", new Occasion(OccasionKind.Event, $"{NodaTime.Text.LocalDatePattern.Iso.Format(DayOne.PlusDays(day - 1))}T1{key[0] - 'a'}:00:00Z"), "strength", null, 1, 6, null, null, "", day, null, day, null);

    private static Observation Diary(int day) => new(Ana, "clinic", "1.0", "diary", new Occasion(OccasionKind.DiaryDay, NodaTime.Text.LocalDatePattern.Iso.Format(DayOne.PlusDays(day - 1))), "pain", null, 1, 50, null, null, "", day, null, day, null);

    private static Daybook.Analysis.Dataset Of(IReadOnlyList<Observation> values, Func<Participant, Participant>? but = null, IReadOnlyList<Protocol>? versions = null)
    {
        var her = new Participant { Key = Ana, Site = "clinic", Screened = DayOne, Label = "P-001", Zone = "Europe/Madrid", Place = new Place("all", 0), DayOne = DayOne };
        her = her with { Visits = her.Visits.Add("v1", new HeldVisit(DayOne, 1, 0, true)).Add("v2", new HeldVisit(DayOne.PlusDays(28), 29, 0, true)) };
        her = but?.Invoke(her) ?? her;
        var state = StudyState.Empty with { Participants = StudyState.Empty.Participants.Add(Ana, her), Versions = StudyState.Empty.Versions.AddRange((versions ?? []).Select((version, i) => KeyValuePair.Create(ProtocolReader.HashOf($"{i}"), version))) };
        return Daybook.Analysis.Dataset.At(Protocol, state, values, new AllocationList(new Dictionary<string, IReadOnlyList<string>> { ["all"] = ["A"] }, new Dictionary<KitId, string>()));
    }
}
