using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>Forms that she begins herself when something happens: each time an occasion of its own, judged by the days of the diary.</summary>
public sealed class EventFormSpecs
{
    private static readonly string Yaml = Stories.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "events: [{ id: attack, title: I have an attack, items: [{ id: strength, ask: \"How strong is it?\", kind: scale, range: [1, 10], ends: [Weak, Strong] }] }]\n"
            + "alerts: [{ id: strong, item: strength, when: \">= 9\", contact: investigator, hours: 24 }]\nforms:\n", StringComparison.Ordinal);

    private static Story Phone => Stories.WithPhone.Done(Stories.Publish(Yaml)).Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(Yaml)));

    private static ItemsRecorded Attack(string at, int strength = 6) =>
        new(Stories.Ana, "attack", new Occasion(OccasionKind.Event, at), [new ItemAnswer("strength", new Answer.Number(strength))]);

    private static Verdict Judged(Story story, TrialEvent entry) => story.When(Stories.Submit(entry)).Events.OfType<VerdictGiven>().Single().Verdict;

    [Fact]
    public void an_event_counts_at_any_hour_of_the_days_of_the_diary()
    {
        Assert.Equal(Verdict.InTime, Judged(Phone.At("2026-06-10T09:30:00Z"), Attack("2026-06-10T09:30:00Z")));
        Assert.Equal(Verdict.OutsideWindow, Judged(Phone.At("2026-07-20T09:30:00Z"), Attack("2026-07-20T09:30:00Z")));
    }

    [Fact]
    public void a_second_one_of_the_same_day_is_an_occasion_of_its_own()
    {
        var story = Phone.Done(Stories.Submit(Attack("2026-06-01T18:00:00Z"))).At("2026-06-01T20:00:00Z");
        var outcome = story.When(Stories.Submit(Attack("2026-06-01T20:00:00Z"), number: 2));

        outcome.ThenAsks();
        Assert.Equal(0, outcome.Events.OfType<VerdictGiven>().Single().Occasion.Repeat);
    }

    [Fact]
    public void it_is_no_diary_of_the_day() => Assert.Empty(Phone.Done(Stories.Submit(Attack("2026-06-01T18:00:00Z"))).Her().DiaryDays);

    [Fact]
    public void the_version_that_she_adopted_says_what_may_happen() => Assert.Equal(Verdict.OutsideWindow, Judged(Stories.WithPhone, Attack("2026-06-01T18:00:00Z")));

    [Fact]
    public void an_event_on_a_diary_day_s_occasion_is_kept_out() =>
        Assert.Equal(Verdict.OutsideWindow, Judged(Phone, Attack("2026-06-01T18:00:00Z") with { Occasion = new Occasion(OccasionKind.DiaryDay, "2026-06-01") }));

    [Fact]
    public void its_answers_alert_and_its_values_stand_under_its_name()
    {
        var outcome = Phone.When(Stories.Submit(Attack("2026-06-01T18:00:00Z", strength: 9)));
        outcome.ThenAsks("alert.strong");
        var after = outcome.Accepted();
        var recorded = after.Ledger.First(entry => entry.Event is ItemsRecorded);
        var row = Assert.Single(Observations.From(recorded, after.Ledger.Select(entry => entry.Event).OfType<VerdictGiven>().Single(), Phone.Study));
        Assert.Equal(("attack", "strength", 9m, 1, "2026-06-01T21:00:00"), (row.Form, row.Item, row.Number, row.Day, row.LocalTime));
    }

    [Theory]
    [InlineData("event:attack:2026-06-01T18:00:00Z", "what she wrote under “I have an attack” at 2026-06-01T18:00:00Z")]
    [InlineData("event:attack:Canary", "a diary that she has sent")]
    [InlineData("event:Canary:2026-06-01T18:00:00Z", "a diary that she has sent")]
    public void a_note_to_one_names_it_and_nothing_that_only_the_phone_says(string about, string named)
    {
        var note = new ItemsRecorded(Stories.Ana, PhoneForms.Note, new Occasion(OccasionKind.Unscheduled, about), [new(PhoneForms.Words, new Answer.Text("It was a 3."))]);
        var query = Assert.Single(Phone.When(Stories.Submit(note)).Events.OfType<QueryOpened>());
        Assert.Equal("phone.note", query.Rule);
        Assert.Contains(named, query.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", query.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void the_card_has_a_button_for_it_while_there_is_a_diary()
    {
        var protocol = Phone.Study.ProtocolOf(Phone.Her());
        Assert.Equal("I have an attack", Assert.Single(DiaryCard.Compile(protocol, Phone.Her(), Phone.Now).Events).Title);
        Assert.Empty(DiaryCard.Compile(protocol, Stories.Enrolled.Her(), Phone.Now).Events);
    }
}
