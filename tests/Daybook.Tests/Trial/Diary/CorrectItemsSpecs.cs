using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

public sealed class CorrectItemsSpecs
{
    private static readonly Story Filled = Stories.WithPhone.At("2026-06-02T08:00:00Z").Done(Stories.Submit(Stories.Diary()));

    private static readonly CorrectItems Asked = new(
        Stories.Ana, Filled.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq, [new ItemAnswer("pain", new Answer.Number(34))], "digits swapped");

    [Fact]
    public void answers_are_corrected_with_a_reason() => Filled.When(Asked).Then(new ItemsCorrected(Stories.Ana, Asked.Entry, Asked.Answers, "digits swapped"));

    [Fact]
    public void a_correction_s_value_stands_where_the_old_one_stood_with_its_verdict()
    {
        var story = Filled.Done(Asked);
        var value = Assert.Single(Observations.From(story.Ledger[^1], null, Filled.Study));
        Assert.Equal((34m, "late", 1, "2026-06-01"), (value.Number, value.Flags, value.Day, value.Occasion.Key));
    }

    [Fact]
    public void an_entry_of_hers_is_corrected() => Filled.When(Asked with { Entry = 0 }).ThenRefused("entry.unknown");

    [Fact]
    public void a_correction_names_an_item() => Filled.When(Asked with { Answers = [] }).ThenRefused("entry.nothing-corrected");

    [Fact]
    public void a_correction_has_a_reason() => Filled.When(Asked with { Reason = "" }).ThenRefused("reason.missing");

    [Fact]
    public void a_correction_lies_in_the_range() => Filled.When(Asked with { Answers = [new ItemAnswer("pain", new Answer.Number(340))] }).ThenRefused("form.out-of-range");

    [Fact]
    public void a_laboratory_value_is_corrected_within_what_can_be_true()
    {
        var story = Stories.Visited.Done(new RecordLabValue(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune));
        var entry = story.Ledger[^1].Seq;
        story.When(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("esr", new Answer.Number(21, "mm/h"))], "misread")).Accepted();
        story.When(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("esr", new Answer.Number(210, "mm/h"))], "misread")).ThenRefused("form.out-of-range");
        story.When(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("esr", new Answer.Number(21, "mm"))], "misread")).ThenRefused("form.wrong-kind");
    }

    [Fact]
    public void a_sensory_reading_is_corrected_where_it_was_made()
    {
        var story = PilotStories.Visited.Done(new RecordSensoryTrials(Stories.Ana, "v1", "heat", [new("right-thenar", 1, SensoryEnd.Pain, 38.4m)]));
        var entry = story.Ledger[^1].Seq;
        CorrectItems Correct(string test, string place, int trial, Answer answer) => new(Stories.Ana, entry, [new ItemAnswer(test, answer, place, trial)], "digits swapped");
        story.When(Correct("heat", "right-thenar", 1, new Answer.Number(34.8m, "Cel"))).Accepted();
        story.When(Correct("heat", "right-thenar", 2, new Answer.Number(34.8m, "Cel"))).ThenRefused("form.unknown-item");
        story.When(Correct("pressure", "left-knee", 1, new Answer.Number(2, "kg/cm2"))).ThenRefused("form.unknown-item");
        story.When(Correct("heat", "right-thenar", 1, new Answer.NotDone("she sneezed"))).ThenRefused("form.unknown-item");
        story.When(Correct("heat", "right-thenar", 1, new Answer.Number(34.85m, "Cel"))).ThenRefused("sensory.resolution");
        story.When(Correct("heat", "right-thenar", 1, new Answer.Number(51, "Cel"))).ThenRefused("form.out-of-range");
    }
}
