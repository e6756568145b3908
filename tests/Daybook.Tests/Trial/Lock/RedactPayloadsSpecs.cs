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
            remains.TryGetValue(recorded.Seq, out var left) ? recorded with { Event = left.Residue(recorded.Participant), Remains = left } : recorded,
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

    /// <summary>Everything that people word as they like, with a name in it.</summary>
    public static TheoryData<string, string> Texts { get; } = new()
    {
        { "participant-screened/1", """{"command":"screen-participant","participant":"bea","site":"north","date":"2026-06-01","route":"Canaria told her","firstFailing":null}""" },
        { "adverse-event-recorded/1", """{"command":"record-adverse-event","participant":"ana","adverseEvent":"ae-1","term":"called Canaria","onset":"2026-06-01","resolved":null,"severity":"severe","serious":true,"relatedness":"possible","action":"none","outcome":"recovered"}""" },
        { "query-opened/1", """{"command":"open-query","participant":"ana","query":"q-1","entry":null,"item":null,"text":"Is it Canaria?"}""" },
        { "schedule-moved/1", """{"command":"move-schedule","participant":"ana","period":"second","start":"2026-07-01","reason":"Canaria was ill"}""" },
        { "kit-returned/1", """{"command":"return-kit","participant":"ana","visit":"v1","date":"2026-06-01","kit":"K-01","units":3,"reason":"Canaria lost some"}""" },
        { "device-revoked/1", """{"command":"revoke-device","participant":"ana","device":"phone-1","reason":"given to Canaria"}""" },
        { "participant-withdrawn/1", """{"command":"withdraw-participant","participant":"ana","date":"2026-06-01","reason":"Canaria said so"}""" },
    };

    [Theory]
    [InlineData("withdrawal-corrected/1", """{"command":"correct-withdrawal","participant":"ana","date":"2026-06-02","reason":"Canaria said so"}""")]
    [InlineData("withdrawal-rescinded/1", """{"command":"rescind-withdrawal","participant":"ana","reason":"it was Canaria"}""")]
    public void so_is_why_a_withdrawal_was_corrected(string type, string command)
    {
        var story = Filled.At("2026-06-02T10:00:00Z").Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).Done(Commanded(command));
        var entry = story.Ledger.Last(recorded => TrialJson.TypeOf(recorded.Event) == type);
        var redacted = Assert.IsType<PayloadRedacted>(Assert.IsType<Decision.Accepted>(story.When(new RedactPayloads([entry.Seq], "a name")).Decision).Events.Single());
        Assert.DoesNotContain("Canaria", Assert.Single(redacted.Entries).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void free_text_is_erased_and_the_facts_beside_it_are_said_again(string type, string command)
    {
        var story = Filled.Done(Commanded(command));
        var entry = story.Ledger.Last(recorded => TrialJson.TypeOf(recorded.Event) == type);

        var redacted = Assert.IsType<PayloadRedacted>(Assert.IsType<Decision.Accepted>(story.When(new RedactPayloads([entry.Seq], "a name")).Decision).Events.Single());

        var left = Assert.Single(redacted.Entries);
        var residue = left.Residue(entry.Participant);
        Assert.Equal(type, TrialJson.TypeOf(residue));
        Assert.DoesNotContain("Canaria", left.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            StateText.Of(story.Study).Replace(TextOf(command), RedactedEntry.Reason, StringComparison.Ordinal),
            StateText.Of(story.Ledger.Aggregate(StudyState.Empty, (study, recorded) => study.Evolve(recorded.Seq == entry.Seq ? recorded with { Event = residue } : recorded, Stories.ProtocolOf))));
    }

    [Fact]
    public void a_query_that_was_answered_and_closed_stays_so_when_its_texts_are_erased()
    {
        var story = Filled.Done(new OpenQuery(Stories.Ana, "q-1", Entry, "pain", "Canaria?"))
            .Done(new AnswerQuery(Stories.Ana, "q-1", "Canaria."))
            .As("mona", Role.Monitor).Done(new CloseQuery(Stories.Ana, "q-1"));
        var texts = story.Ledger.Where(recorded => recorded.Event is QueryOpened or QueryAnswered).ToList();
        var remains = ((PayloadRedacted)story.Done(new RedactPayloads([.. texts.Select(text => text.Seq)], "a name")).Ledger[^1].Event).Entries.ToDictionary(left => left.Entry);

        var again = story.Ledger.Aggregate(StudyState.Empty, (study, recorded) => study.Evolve(
            remains.TryGetValue(recorded.Seq, out var left) ? recorded with { Event = left.Residue(recorded.Participant), Remains = left } : recorded, Stories.ProtocolOf));

        var query = again.Queries["q-1"];
        Assert.Equal((QueryStatus.Closed, RedactedEntry.Reason, RedactedEntry.Reason), (query.Status, query.Opened.Text, query.Answer));
        Assert.Equal(0, again.QueriesOpen);
    }

    [Fact]
    public void a_person_of_one_site_erases_no_text_of_another()
    {
        var story = Filled.Done(new OpenQuery(Stories.Ana, "q-1", Entry, "pain", "Canaria?"));
        var asked = new RedactPayloads([story.Ledger[^1].Seq], "a name");

        Assert.Equal("role.other-site", Permissions.Refuses(new Actor(ActorKind.Person, "adam", Role.Administrator), "south", asked, story.Study)?.Code);
    }

    // A specimen names no protocol's period or kit; those of the story stand in for them.
    private static Command Commanded(string json) => TrialJson.ReadCommand(json
        .Replace("K-01", Filled.Study.Participants[Stories.Ana].Kits[0].Value, StringComparison.Ordinal)
        .Replace("\"second\"", $"\"{Filled.Study.ProtocolOf(Filled.Study.Participants[Stories.Ana]).Periods[^1].Id}\"", StringComparison.Ordinal));

    private static string TextOf(string command) =>
        command.Split('"').Single(part => part.Contains("Canaria", StringComparison.Ordinal));

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
