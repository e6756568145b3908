using Daybook.Study;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;
using Xunit;
using static Daybook.Tests.Study.StudyOnDisk;

namespace Daybook.Tests.Study;

public class RedactionTests
{
    [Fact]
    public async Task an_erased_entry_leaves_no_answer_in_any_file_and_the_study_still_verifies()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var entry = Diary(her, "2026-06-01", 1) with { Payload = "my daughter's name is Canaria-77"u8.ToArray() };
        var seq = (await disk.Send(entry))[0].Seq;
        await disk.Send(Diary(her, "2026-06-01", 2, pain: 51));
        var values = await disk.Values();

        await disk.Done(new RedactPayloads([seq], "a name was written"), Adam);

        Assert.Empty(Canary.Find(disk.Folder.Root, "Canaria-77"));
        var found = await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken);
        Assert.True(found.Holds, string.Join('\n', found.Flaws));
        Assert.Equal(1, found.Redacted);
        Assert.Equal(values, await disk.Values());
        // Sent again by a phone that did not hear the answer, it is known and not kept a second time.
        var size = disk.Study.Head.Size;
        Assert.Equal(seq, (await disk.Send(entry))[0].Seq);
        Assert.Equal(size, disk.Study.Head.Size);
    }

    [Fact]
    public async Task the_state_after_opening_again_is_the_state_before_also_without_the_erased_bytes()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        disk.Clock.Set("2026-06-01T19:00:00Z");
        var seq = (await disk.Send(Diary(her, "2026-06-01", 1)))[0].Seq;
        await disk.Done(new CorrectItems(her, seq, [new ItemAnswer("pain", new Answer.Number(12))], "read again"));
        var live = StateText.Of(disk.State);
        await disk.Done(new RedactPayloads([seq], "withdrawn consent"), Adam);

        var redacted = StateText.Of(disk.State);
        await disk.Reopen();

        Assert.Equal(redacted, StateText.Of(disk.State));
        Assert.NotEqual("", live);
        Assert.All(await disk.Values(), v => Assert.NotEqual(seq, v.Seq));
        Assert.True((await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
    }

    [Fact]
    public async Task free_text_beside_facts_leaves_every_file_and_the_facts_stay()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        var day = new LocalDate(2026, 6, 1);
        var event1 = (await disk.Done(new RecordAdverseEvent(her, "ae-1", "Canaria-78 fell", day, null, Severity.Severe, true, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.Recovering)))[0].Seq;
        var event2 = (await disk.Done(new RecordAdverseEvent(her, "ae-1", "Canaria-78 fell again", day, day, Severity.Severe, true, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.Recovered)))[0].Seq;
        var asked = (await disk.Done(new OpenQuery(her, "q-1", null, null, "Is Canaria-78 well?"), Mona))[0].Seq;
        var answered = (await disk.Done(new AnswerQuery(her, "q-1", "Canaria-78 is well.")))[0].Seq;
        var left = (await disk.Done(new WithdrawParticipant(her, day, "Canaria-78 moved away")))[0].Seq;
        Assert.NotEmpty(Canary.Find(disk.Folder.Root, "Canaria-78"));

        await disk.Done(new RedactPayloads([event1, event2, asked, answered, left], "a name was written"), Adam);

        Assert.Empty(Canary.Find(disk.Folder.Root, "Canaria-78"));
        var live = StateText.Of(disk.State);
        Assert.DoesNotContain("Canaria-78", live, StringComparison.Ordinal);
        var adverse = disk.State.AdverseEvents["ae-1"];
        Assert.Equal((true, day, event1), (adverse.Recorded.Serious, adverse.Recorded.Resolved!.Value, Assert.Single(adverse.History)));
        Assert.Equal(day, disk.State.Participants[her].Withdrawn!.Date);
        Assert.Equal(QueryStatus.Answered, disk.State.Queries["q-1"].Status);
        Assert.True((await disk.Study.Verify(cancellation: TestContext.Current.CancellationToken)).Holds);
        await disk.Reopen();
        Assert.Equal(live, StateText.Of(disk.State));
        Assert.False((await disk.Study.Rebuild(cancellation: TestContext.Current.CancellationToken)).Changed);
        Assert.Equal("redaction.done-before", await disk.Refused(new RedactPayloads([asked], "once more"), Adam));
        await disk.Done(new CloseQuery(her, "q-1"), Mona);
    }

    [Fact]
    public async Task what_was_erased_is_not_erased_again()
    {
        await using var disk = await Make();
        var her = await disk.Enrol("ana");
        var seq = (await disk.Send(Diary(her, "2026-06-01", 1)))[0].Seq;
        await disk.Done(new RedactPayloads([seq], "a name was written"), Adam);

        Assert.Equal("redaction.done-before", await disk.Refused(new RedactPayloads([seq], "once more"), Adam));
    }

    [Fact]
    public async Task a_redaction_stands_in_no_batch()
    {
        await using var disk = await Make();

        await Assert.ThrowsAsync<ArgumentException>(() => disk.Study.Journal.DoBatch(
            [new Request(new RedactPayloads([0], "x"), Adam, "r-1"), new Request(new LockStudy(), Stan, "r-2")], TestContext.Current.CancellationToken));
    }
}
