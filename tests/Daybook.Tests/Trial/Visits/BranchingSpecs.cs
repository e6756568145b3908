using Daybook.Trial;

namespace Daybook.Tests.Trial.Visits;

/// <summary>Questions that depend on an answer: an item that is not asked is neither missing nor skipped.</summary>
public sealed class BranchingSpecs
{
    private static readonly string Yaml = Stories.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("range: [0, 20], optional: true }", "range: [0, 20], optional: true, when: { item: capsule, is: no, otherwise: 0 } }\n    - { id: why, ask: \"Why so many?\", kind: text, when: { item: rescue, is: \">= 5\" } }", StringComparison.Ordinal)
        .Replace("    items:\n      - { id: usual-pain", "    items:\n      - { id: at-work, ask: \"Do you work?\", kind: yes-no }\n      - { id: hours, ask: Hours a week, kind: count, range: [1, 80], when: { item: at-work, is: yes } }\n      - { id: usual-pain", StringComparison.Ordinal);

    private static readonly Protocol Protocol = ProtocolReader.Read(Yaml, "branching.yaml").Protocol!;

    private static Story With(Story story) => story.Done(Stories.Publish(Yaml)).Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(Yaml)));

    private static Story Phone => With(Stories.WithPhone);

    private static ItemsRecorded Evening(bool capsule, params ItemAnswer[] more) => Stories.Diary() with { Answers = [.. Stories.Diary().Answers.Take(2), Said("capsule", capsule), .. more] };

    private static ItemAnswer Said(string item, bool yes) => new(item, new Answer.Boolean(yes));

    private static ItemAnswer Said(string item, decimal number) => new(item, new Answer.Number(number));

    private static readonly ItemAnswer Usual = Said("usual-pain", 60);

    [Theory]
    [InlineData(true, null, "rescue, why")]
    [InlineData(false, null, "why")]
    [InlineData(false, 4, "why")]
    [InlineData(false, 5, "")]
    public void an_item_is_asked_after_the_answer_that_it_waits_for(bool capsule, int? rescue, string left)
    {
        var answers = Evening(capsule, rescue is { } count ? [Said("rescue", count)] : [new ItemAnswer("rescue", new Answer.Skipped())]).Answers;
        Assert.Equal(left, string.Join(", ", Branching.NotAsked(Protocol.Diary!.Items, answers)));
    }

    [Fact]
    public void an_entry_says_which_items_it_did_not_ask()
    {
        var rows = Rows(Phone, Stories.Submit(Evening(true)));
        Assert.Equal(["pain ", "sleep ", "capsule ", "rescue not-asked", "why not-asked"], rows.Select(row => $"{row.Item} {row.Flags}"));
        Assert.All(rows.TakeLast(2), row => Assert.Equal((null, null), (row.Number, row.Text)));
    }

    [Fact]
    public void nobody_asks_about_an_item_that_was_not_asked() => Phone.When(Stories.Submit(Evening(true))).ThenAsks();

    [Fact]
    public void an_answer_to_an_item_that_was_not_asked_is_kept_and_somebody_asks()
    {
        Phone.When(Stories.Submit(Evening(true, Said("rescue", 2)))).ThenAsks("entry.not-asked");
        var value = Rows(Phone, Stories.Submit(Evening(true, Said("rescue", 2)))).Single(row => row.Item == "rescue");
        Assert.Equal((2m, "not-asked"), (value.Number, value.Flags));
    }

    [Fact]
    public void a_form_of_a_visit_leaves_out_what_is_not_asked()
    {
        With(Stories.Visited).When(Form(Said("at-work", false), Usual)).Accepted();
        With(Stories.Visited).When(Form(Said("at-work", true), Said("hours", 20), Usual)).Accepted();
        With(Stories.Visited).When(Form(Said("at-work", true), Usual)).ThenRefused("form.item-missing");
        With(Stories.Visited).When(Form(Said("at-work", false), Said("hours", 20), Usual)).ThenRefused("form.not-asked");
    }

    [Fact]
    public void a_correction_that_ends_a_question_takes_its_value_away()
    {
        var story = With(Stories.Visited).Done(Form(Said("at-work", true), Said("hours", 20), Usual));
        Assert.Equal(["at-work ", "hours not-asked"], Rows(story, Correct(story, Said("at-work", false))).Select(row => $"{row.Item} {row.Flags}"));
        story.Done(Correct(story, Said("at-work", false))).When(Correct(story, Said("hours", 30))).ThenRefused("form.not-asked");
    }

    [Fact]
    public void a_correction_that_begins_a_question_brings_its_answer_or_leaves_it_open()
    {
        var story = With(Stories.Visited).Done(Form(Said("at-work", false), Usual));
        Assert.Equal(["at-work ", "hours unanswered"], Rows(story, Correct(story, Said("at-work", true))).Select(row => $"{row.Item} {row.Flags}"));
        Assert.Equal(["at-work ", "hours "], Rows(story, Correct(story, Said("at-work", true), Said("hours", 20))).Select(row => $"{row.Item} {row.Flags}"));
        story.Done(Correct(story, Said("at-work", true))).When(Correct(story, Said("hours", 20))).Accepted();
    }

    [Fact]
    public void somebody_is_asked_for_the_answer_that_a_correction_calls_for()
    {
        var story = With(Stories.Visited).Done(Form(Said("at-work", false), Usual));
        story.When(Correct(story, Said("at-work", true))).ThenAsks("entry.unanswered");
        story.When(Correct(story, Said("at-work", true), Said("hours", 20))).ThenAsks();
        var again = story.Done(Correct(story, Said("at-work", true))).Done(Correct(story, Said("at-work", false)));
        again.When(Correct(again, Said("at-work", true))).ThenAsks();
    }

    [Fact]
    public void a_correction_never_covers_an_answer_that_she_gave()
    {
        var story = Phone.Done(Stories.Submit(Evening(true, Said("rescue", 2))));
        var correction = Correct(story, Said("capsule", false));
        Assert.Equal(["capsule "], Rows(story, correction).Select(row => $"{row.Item} {row.Flags}"));
        story.When(correction).ThenAsks("entry.unanswered");
        var after = story.Done(correction);
        Assert.Equal(["rescue "], Rows(after, Correct(after, Said("rescue", 2))).Select(row => $"{row.Item} {row.Flags}"));
    }

    /// <summary>What is said of a later correction depends on what the entry left out, also when nobody can read the entry any more.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void an_erased_entry_still_says_what_it_left_out(bool correctionToo, bool idle)
    {
        var asked = Phone.Done(Stories.Submit(Evening(false, Said("rescue", idle ? 4 : 7), new ItemAnswer("why", new Answer.Text("a name")))));
        var ended = asked.Done(Correct(asked, Said("rescue", 3)));
        var entries = ended.Ledger.Where(recorded => recorded.Event is ItemsRecorded || (correctionToo && recorded.Event is ItemsCorrected)).Select(recorded => recorded.Seq).ToList();
        var erased = ended.As("adam", Role.Administrator).Done(new RedactPayloads(entries, "a name in a text")).As("ines");
        var remains = ((PayloadRedacted)erased.Ledger[^1].Event).Entries.ToDictionary(entry => entry.Entry);

        var again = erased.Ledger.Aggregate(StudyState.Empty, (study, recorded) => study.Evolve(
            remains.TryGetValue(recorded.Seq, out var left) ? recorded with { Event = left.Residue(recorded.Participant), Remains = left } : recorded, Stories.ProtocolOf));

        Assert.Equal(["why"], again.Participants[Stories.Ana].Entries[entries[0]].NotAsked);
        Assert.Equal(StateText.Of(erased.Study), StateText.Of(again));
        var next = Correct(erased, Said("rescue", 6)) with { Entry = entries[0] };
        Assert.Equal(["rescue ", "why unanswered"], Rows(erased, next).Select(row => $"{row.Item} {row.Flags}"));
    }

    [Fact]
    public void the_card_says_when_a_question_is_asked()
    {
        var card = DiaryCard.Compile(Protocol, Phone.Her(), Phone.Now);
        Assert.Equal([null, null, null, "capsule", "rescue"], card.Items.Select(item => item.When?.Item));
        Assert.Equal((false, null, null), (card.Items[3].When!.Yes, card.Items[3].When!.Compares, card.Items[3].When!.Bound));
        Assert.Equal((null, ">=", 5m), (card.Items[4].When!.Yes, card.Items[4].When!.Compares, card.Items[4].When!.Bound));
    }

    private static RecordForm Form(params ItemAnswer[] answers) => new(Stories.Ana, "v1", "intake", answers);

    private static CorrectItems Correct(Story story, params ItemAnswer[] answers) =>
        new(Stories.Ana, story.Ledger.Last(recorded => recorded.Event is ItemsRecorded).Seq, answers, "as the source says");

    /// <summary>The rows that a command brings.</summary>
    private static List<Observation> Rows(Story story, Command command)
    {
        var after = story.Done(command);
        var recorded = after.Ledger.Skip(story.Ledger.Count).First();
        var verdict = after.Ledger.Skip(story.Ledger.Count).Select(entry => entry.Event).OfType<VerdictGiven>().FirstOrDefault();
        return [.. Observations.From(recorded, verdict, story.Study)];
    }
}
