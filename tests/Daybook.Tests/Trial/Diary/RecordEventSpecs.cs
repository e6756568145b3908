using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>An event that the staff write down as they are told.</summary>
public sealed class RecordEventSpecs
{
    private static readonly string Yaml = Stories.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "events: [{ id: attack, title: I have an attack, items: [{ id: strength, ask: \"How strong is it?\", kind: scale, range: [1, 10], ends: [Weak, Strong] }] }]\n"
            + "alerts: [{ id: strong, item: strength, when: \">= 9\", contact: investigator, hours: 24 }]\nforms:\n", StringComparison.Ordinal);

    private static readonly LocalDate Tenth = new(2026, 6, 10);

    private static Story Phone => Stories.WithPhone.Done(Stories.Publish(Yaml)).Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(Yaml))).As("cora", Role.Coordinator).At("2026-06-12T09:00:00Z");

    private static RecordEvent Told(int strength = 6) => new(Stories.Ana, "attack", Tenth, new LocalTime(11, 30), Teller.Relative, [FixtureStory.Says("strength", strength)]);

    [Fact]
    public void it_stands_on_the_day_on_which_it_happened_and_says_who_told_it()
    {
        var after = Phone.Done(Told());
        var recorded = Assert.IsType<ItemsRecorded>(after.Ledger[^1].Event);

        Assert.Equal((new Occasion(OccasionKind.Event, "2026-06-10T09:30:00Z"), Teller.Relative), (recorded.Occasion, recorded.ToldBy));
        Assert.Equal(("attack", "strength", 6m, 10, "2026-06-10T11:30:00", "told"), Row(after));
    }

    [Fact]
    public void where_nobody_knows_the_hour_each_of_a_day_is_an_occasion_of_its_own()
    {
        var one = Phone.Done(Told() with { Time = null });
        Assert.Equal(("attack", "strength", 6m, 10, "2026-06-10", "told"), Row(one));
        Assert.Equal(new Occasion(OccasionKind.Event, "2026-06-10/2"), ((ItemsRecorded)one.Done(Told() with { Time = null }).Ledger[^1].Event).Occasion);
    }

    [Fact]
    public void a_moment_is_written_down_once()
    {
        var one = Phone.Done(Told());
        one.When(Told()).ThenRefused("event.already-recorded");
        one.When(Told() with { Time = new LocalTime(11, 31) }).Accepted();
    }

    [Fact]
    public void what_is_told_alerts_too() => Phone.When(Told(strength: 9)).ThenAsks("alert.strong");

    [Fact]
    public void it_is_an_event_of_the_days_of_her_diary_and_whole()
    {
        Phone.When(Told() with { Event = "fall" }).ThenRefused("event.unknown");
        Phone.When(Told() with { Date = new LocalDate(2026, 5, 30) }).ThenRefused("event.outside-diary");
        Phone.When(Told() with { Date = new LocalDate(2026, 6, 13) }).ThenRefused("date.in-future");
        Phone.When(Told() with { Date = new LocalDate(2026, 6, 12), Time = new LocalTime(11, 1) }).ThenRefused("date.in-future");
        Phone.When(Told() with { Answers = [] }).ThenRefused("form.item-missing");
        Phone.As("ines").Done(new WithdrawParticipant(Stories.Ana, new LocalDate(2026, 6, 9), null)).When(Told()).ThenRefused("participant.withdrawn");
    }

    [Fact]
    public void it_is_corrected_like_any_value_and_stays_on_its_day()
    {
        var told = Phone.Done(Told());
        var later = told.At("2026-06-14T09:00:00Z").Done(new CorrectItems(Stories.Ana, told.Ledger[^1].Seq, [FixtureStory.Says("strength", 4)], "misheard"));
        var row = Assert.Single(Observations.From(later.Ledger[^1], null, told.Study));
        Assert.Equal((4m, 10, "told"), (row.Number, row.Day, row.Flags));
    }

    [Fact]
    public void one_from_her_phone_stays_on_its_day_too_when_it_is_corrected()
    {
        var sent = Phone.At("2026-06-10T09:30:00Z").Done(Stories.Submit(new ItemsRecorded(Stories.Ana, "attack", new Occasion(OccasionKind.Event, "2026-06-10T09:30:00Z"), [FixtureStory.Says("strength", 6)])));
        var entry = sent.Ledger.Last(recorded => recorded.Event is ItemsRecorded).Seq;
        var later = sent.As("ines").At("2026-06-14T09:00:00Z").Done(new CorrectItems(Stories.Ana, entry, [FixtureStory.Says("strength", 4)], "she tapped wrong"));
        var row = Assert.Single(Observations.From(later.Ledger[^1], null, sent.Study));
        Assert.Equal((4m, 10, ""), (row.Number, row.Day, row.Flags));
    }

    private static (string, string, decimal?, int?, string?, string) Row(Story after) =>
        Assert.Single(Observations.From(after.Ledger[^1], null, Phone.Study)) is var row ? (row.Form, row.Item, row.Number, row.Day, row.LocalTime, row.Flags) : default;
}
