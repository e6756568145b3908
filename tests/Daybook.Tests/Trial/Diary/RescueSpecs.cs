using Daybook.Tests.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>Paracetamol by tablets of 500 mg, at most 4 g a day.</summary>
public sealed class RescueSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("rescue-medication");

    private static Story Phone => FixtureStory.Sealed(Yaml).WithPhone(Stories.Ana);

    [Fact]
    public void as_much_as_she_may_take_asks_nobody() => Writes(Phone, 1, 8).ThenAsks();

    [Fact]
    public void one_tablet_more_calls_the_investigator_within_a_day()
    {
        var outcome = Writes(Phone, 1, 9);

        outcome.ThenAsks("alert.paracetamol");
        Assert.Equal("Alert paracetamol: her answer to tablets is more of Paracetamol 500 mg than the 4000 mg that she may take in a day. The investigator gets in touch with her until 2026-06-02 19:30 UTC and says here what came of it.",
            outcome.Events.OfType<QueryOpened>().Single().Text);
    }

    [Fact]
    public void a_correction_that_says_so_calls_too()
    {
        var story = Writes(Phone, 1, 1).Accepted();
        story.When(new CorrectItems(Stories.Ana, story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq, [FixtureStory.Says("tablets", 11)], "digits swapped")).ThenAsks("alert.paracetamol");
    }

    [Fact]
    public void her_phone_says_it_in_her_language()
    {
        var story = Phone;
        var protocol = story.Study.ProtocolOf(story.Her());
        var (english, spanish) = (Card(story.Her()), Card(story.Her() with { Language = "es" }));

        Assert.Equal("That is more than you may take in a day. Call your team.", english.Say);
        Assert.Equal("Es más de lo que puede tomar en un día. Llame a su equipo.", spanish.Say);
        Assert.Equal(("tablets", "tablets"), (english.When.Item, spanish.When.Item));

        DiaryCardAlert Card(Participant her) => Assert.Single(DiaryCard.Compile(protocol, her, story.Now).Alerts);
    }

    [Fact]
    public void days_with_rescue_are_left_out_where_the_estimand_says_so()
    {
        var study = MemoryStudy.Run(Yaml, """
            truth: rescue-medication
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures:
              - { id: pain, mean: 50, between: 5, within: 10 }
              - { id: tablets, mean: 1 }
            diary: { late: 0, missed: 0.1, outside: 0, offline: 0 }
            """, 7, 12);
        var dataset = study.Opened();
        var used = study.Observations.Where(value => value is { Item: "tablets", Number: >= 1 }).Select(value => (value.Participant, value.Occasion.Key)).ToHashSet();
        var planned = Daybook.Analysis.PlannedDataset.Of(dataset, dataset.Protocol.Analyses[0]).Dataset;

        Assert.InRange(used.Count, 100, 280);
        Assert.DoesNotContain(planned.Counted, value => value.Item == "pain" && used.Contains((value.Participant, value.Occasion.Key)));
        Assert.Equal(dataset.Counted.Count(value => value.Item == "pain" && !used.Contains((value.Participant, value.Occasion.Key))), planned.Counted.Count(value => value.Item == "pain"));
    }

    [Fact]
    public void a_lower_limit_is_a_substantial_change_that_participants_feel()
    {
        var change = Assert.Single(ProtocolComparison.Of(ProtocolReader.Read(Yaml, "before").Protocol!, ProtocolReader.Read(Yaml.Replace("daily-limit: 4000", "daily-limit: 3000", StringComparison.Ordinal), "after").Protocol!));

        Assert.Equal((ChangeClass.Substantial, "daily-limit", true), (change.Class, change.Key, change.ForParticipants));
    }

    private static Outcome Writes(Story story, int day, int tablets) => story.Writes(Stories.Ana, day, FixtureStory.Says("pain", 50), FixtureStory.Says("tablets", tablets));
}
