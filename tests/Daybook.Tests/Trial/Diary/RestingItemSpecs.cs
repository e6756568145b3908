using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>Questions that the diary asks in some periods only: sleep in the week before the capsules and the week after, the capsule in between. The second visit is planned on 8 June.</summary>
public sealed class RestingItemSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("resting-items");

    private static Story Baseline => Stories.Opened.Done(Stories.Publish(Yaml))
        .Done(new ScreenParticipant(Stories.Ana, "clinic", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(Stories.Ana, []))
        .Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid"))
        .Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune))
        .Done(new EnrolDevice(Stories.Ana, "phone-ana"));

    private static readonly ItemAnswer Pain = FixtureStory.Says("pain", 40);

    private static ItemAnswer Awake(bool yes) => new("awake", new Answer.Boolean(yes));

    private static readonly ItemAnswer Capsule = new("capsule", new Answer.Boolean(true));

    [Fact]
    public void the_card_says_of_each_day_which_questions_rest()
    {
        var windows = Card(Baseline).Windows;

        Assert.Equal(["capsule"], windows.Take(7).SelectMany(window => window.Without).Distinct());
        Assert.All(windows.Skip(7).Take(21), window => Assert.Equal(["awake", "hours"], window.Without));
        // The windows run on past the last day, and nothing shows where it is.
        Assert.All(windows.Skip(28), window => Assert.Equal(["capsule"], window.Without));
        Assert.Equal(42, windows.Count);
    }

    [Fact]
    public void a_visit_that_is_held_on_another_day_moves_them()
    {
        var early = Baseline.At("2026-06-06T12:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", new LocalDate(2026, 6, 6)));

        Assert.Equal(["awake", "hours"], Card(early).Windows.Single(window => window.Day == new LocalDate(2026, 6, 6)).Without);
        Assert.Equal(["capsule"], Card(Baseline).Windows.Single(window => window.Day == new LocalDate(2026, 6, 6)).Without);
    }

    /// <summary>Two worlds: the change lies elsewhere in the three weeks of capsules, and the bytes are the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public void where_the_masked_boundary_lies_the_card_does_not_say(int first)
    {
        var (here, there, story) = (World(7), World(first), Baseline);

        for (var at = story.Now; at < story.Now + Duration.FromDays(36); at += Duration.FromHours(7))
            Assert.Equal(DiaryCard.Compile(here, story.Her(), at).ToBytes(), DiaryCard.Compile(there, story.Her(), at).ToBytes());

        static Protocol World(int first) => Protocol(Yaml) with
        {
            Periods = [.. Protocol(Yaml).Periods.Select(period => period.Id switch { "dummy-weeks" => period with { Days = first }, "ldn-weeks" => period with { Days = 21 - first, Anchor = null }, _ => period })],
        };
    }

    [Fact]
    public void what_rests_leaves_no_row_and_nobody_asks_for_it()
    {
        Baseline.Writes(Stories.Ana, 3, Pain, Awake(false)).ThenAsks();
        Assert.Equal(["pain ", "awake ", "hours not-asked"], Rows(Baseline, 3, Pain, Awake(false)));
        Assert.Equal(["pain ", "capsule "], Rows(Baseline, 9, Pain, Capsule));
    }

    [Fact]
    public void an_answer_of_an_old_card_to_a_question_that_rests_is_kept_and_somebody_asks()
    {
        var outcome = Baseline.Writes(Stories.Ana, 9, Pain, Awake(true), FixtureStory.Says("hours", 3));

        outcome.ThenAsks("entry.not-asked", "entry.not-asked");
        Assert.Equal("awake is not asked in the period of that day, and yet it was answered. It is kept and left out of the analysis. Was a visit held on another date than is written down?", outcome.Events.OfType<QueryOpened>().First().Text);
        Assert.Equal(["pain ", "awake not-asked", "hours not-asked"], Rows(Baseline, 9, Pain, Awake(true), FixtureStory.Says("hours", 3)));
    }

    [Fact]
    public void once_the_date_of_the_visit_is_right_the_answer_may_be_entered()
    {
        var story = Baseline.Writes(Stories.Ana, 9, Pain, Awake(false)).Accepted();
        var correction = new CorrectItems(Stories.Ana, story.Ledger.Last(recorded => recorded.Event is ItemsRecorded).Seq, [Awake(false)], "the visit was on the tenth");

        story.When(correction).ThenRefused("form.not-asked");
        var late = story.At("2026-06-10T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", new LocalDate(2026, 6, 10)));
        var corrected = late.Done(correction);
        Assert.Equal(["awake "], Observations.From(corrected.Ledger[^1], null, late.Study).Select(row => $"{row.Item} {row.Flags}"));
        Assert.Equal(["hours"], corrected.Her().Entries[correction.Entry].Resting);
    }

    [Fact]
    public void an_erased_entry_is_the_same_when_it_is_read_anew()
    {
        var story = Baseline.Writes(Stories.Ana, 9, Pain, Awake(true)).Accepted();
        var entry = story.Ledger.Last(recorded => recorded.Event is ItemsRecorded).Seq;
        var erased = story.As("adam", Role.Administrator).Done(new RedactPayloads([entry], "a name in a text")).As("ines");
        var remains = ((PayloadRedacted)erased.Ledger[^1].Event).Entries.Single();

        var again = erased.Ledger.Aggregate(StudyState.Empty, (study, recorded) => study.Evolve(
            recorded.Seq == entry ? recorded with { Event = remains.Residue(recorded.Participant), Remains = remains } : recorded, Stories.ProtocolOf));

        Assert.Equal(StateText.Of(erased.Study), StateText.Of(again));
    }

    [Fact]
    public void virtual_participants_answer_what_their_days_ask()
    {
        var study = MemoryStudy.Run(Yaml, """
            truth: resting-items
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures:
              - { id: pain, mean: 50, between: 5, within: 10 }
              - { id: awake, mean: 0.5 }
              - { id: hours, mean: 3, within: 1 }
              - { id: capsule, mean: 0.9 }
            diary: { late: 0, missed: 0.1, outside: 0, offline: 0 }
            """, 7, 8);
        var diary = study.Observations.Where(row => row.Form == FormItems.Diary).ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.All(diary.Where(row => row.Item is "awake" or "hours"), row => Assert.True(row.Day is <= 9 or >= 29, $"{row.Item} on day {row.Day}"));
        Assert.All(diary.Where(row => row.Item == "capsule"), row => Assert.InRange(row.Day!.Value, 6, 31));
        Assert.Contains(diary, row => row is { Item: "hours", Number: > 0 });
    }

    private static Protocol Protocol(string yaml) => ProtocolReader.Read(yaml, "resting-items.yaml") is { Protocol: { } protocol } ? protocol : throw new InvalidOperationException("The file is not sound.");

    private static DiaryCard Card(Story story) => DiaryCard.Compile(Protocol(Yaml), story.Her(), story.Now);

    private static List<string> Rows(Story story, int day, params ItemAnswer[] answers)
    {
        var after = story.Writes(Stories.Ana, day, answers).Accepted();
        var recorded = after.Ledger.Last(entry => entry.Event is ItemsRecorded);
        return [.. Observations.From(recorded, after.Ledger.Select(entry => entry.Event).OfType<VerdictGiven>().Last(), story.Study).Select(row => $"{row.Item} {row.Flags}")];
    }
}
