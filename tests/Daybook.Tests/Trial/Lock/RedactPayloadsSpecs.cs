using Daybook.Trial;

namespace Daybook.Tests.Trial.Lock;

public sealed class RedactPayloadsSpecs
{
    private static readonly Story Filled = Stories.WithPhone.Done(Stories.Submit(Stories.Diary()));

    private static readonly long Entry = Filled.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;

    [Fact]
    public void what_the_fold_needs_is_said_again_without_the_answers() =>
        Filled.When(new RedactPayloads([Entry], "a name in a text")).Then(new PayloadRedacted(
            [new RedactedEntry(Entry, "items-recorded/1", "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-01"), [])],
            "a name in a text"));

    [Fact]
    public void the_fold_of_what_remains_is_the_fold_of_what_was()
    {
        var corrected = Filled.Done(new CorrectItems(Stories.Ana, Entry, [new ItemAnswer("pain", new Answer.Number(50))], "she called"))
            .Done(new RecordLabValue(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune))
            .Done(Stories.Submit([0xFF], number: 2));
        var answers = corrected.Ledger.Where(recorded => recorded.Event is ItemsRecorded or ItemsCorrected or UnreadableEntryKept).Select(recorded => recorded.Seq).ToList();
        var story = corrected.Done(new RedactPayloads(answers, "a name in a text"));
        var remains = ((PayloadRedacted)story.Ledger[^1].Event).Entries.ToDictionary(entry => entry.Entry);

        var again = story.Ledger.Aggregate(StudyState.Empty, (study, recorded) => study.Evolve(
            remains.TryGetValue(recorded.Seq, out var left) ? recorded with { Event = left.Residue(recorded.Participant!.Value) } : recorded,
            Stories.ProtocolOf));

        Assert.Equal(4, answers.Count);
        Assert.Equal(StateText.Of(story.Study), StateText.Of(again));
    }

    [Fact]
    public void an_entry_is_named() => Filled.When(new RedactPayloads([], "a name")).ThenRefused("redaction.no-entries");

    [Theory]
    [InlineData(-1)]
    [InlineData(10_000)]
    public void an_entry_exists(long entry) => Filled.When(new RedactPayloads([entry], "a name")).ThenRefused("redaction.entry-unknown");

    [Fact]
    public void only_answers_are_erased() => Filled.When(new RedactPayloads([0], "a name")).ThenRefused("redaction.not-erasable");

    [Fact]
    public void an_erasure_is_justified() => Filled.When(new RedactPayloads([Entry], " ")).ThenRefused("reason.missing");

    [Fact]
    public void a_name_is_erased_after_lock_too()
    {
        var locked = Filled.Done(new LockStudy());
        Assert.IsType<Decision.Accepted>(locked.When(new RedactPayloads([Entry], "a name")).Decision);
    }
}
