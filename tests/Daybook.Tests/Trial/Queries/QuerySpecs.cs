using Daybook.Trial;

namespace Daybook.Tests.Trial.Queries;

/// <summary>Open, answered, closed: in that order and each once.</summary>
public sealed class QuerySpecs
{
    private static readonly OpenQuery Ask = new(Stories.Ana, "q-1", null, null, "Which knee?");
    private static readonly AnswerQuery Answer = new(Stories.Ana, "q-1", "The left one.");
    private static readonly CloseQuery Close = new(Stories.Ana, "q-1");

    private static readonly Story Open = Stories.Visited.Done(Ask);
    private static readonly Story Answered = Open.Done(Answer);
    private static readonly Story Closed = Answered.Done(Close);

    [Fact]
    public void a_query_is_opened() => Stories.Visited.When(Ask).Then(new QueryOpened(Stories.Ana, "q-1", null, null, "Which knee?", null));

    [Fact]
    public void a_query_is_answered() => Open.When(Answer).Then(new QueryAnswered(Stories.Ana, "q-1", "The left one."));

    [Fact]
    public void a_query_is_closed() => Answered.When(Close).Then(new QueryClosed(Stories.Ana, "q-1"));

    [Fact]
    public void what_is_not_closed_is_counted() => Assert.Equal((1, 1, 0), (Open.Study.QueriesOpen, Answered.Study.QueriesOpen, Closed.Study.QueriesOpen));

    [Fact]
    public void a_query_asks_something() => Stories.Visited.When(Ask with { Text = "" }).ThenRefused("query.no-text");

    [Fact]
    public void an_answer_says_something() => Open.When(Answer with { Text = " " }).ThenRefused("query.no-text");

    [Fact]
    public void a_query_has_an_id_of_its_own() => Open.When(Ask).ThenRefused("query.already-exists");

    [Fact]
    public void a_query_asks_about_an_entry_of_hers() => Stories.Visited.When(Ask with { Entry = 0 }).ThenRefused("entry.unknown");

    [Fact]
    public void a_query_that_is_not_there_is_not_answered() => Open.When(Answer with { Query = "q-2" }).ThenRefused("query.unknown");

    [Fact]
    public void a_query_of_another_participant_is_not_hers() =>
        Open.Done(new ScreenParticipant(Stories.Bea, "north", Stories.FirstOfJune, "clinic", null)).When(Close with { Participant = Stories.Bea }).ThenRefused("query.unknown");

    [Fact]
    public void a_query_is_answered_once() => Answered.When(Answer).ThenRefused("query.not-open");

    [Fact]
    public void a_query_is_not_closed_unanswered() => Open.When(Close).ThenRefused("query.not-answered");

    [Fact]
    public void a_query_is_closed_once() => Closed.When(Close).ThenRefused("query.already-closed");

    [Fact]
    public void the_id_of_an_automatic_query_is_never_taken()
    {
        // The command ids of the harness are command-N: the id that the laboratory's query would get is taken by hand.
        var taken = Stories.Visited.Done(Ask with { Query = $"command-{Stories.Visited.Ledger.Count + 1}-1" });
        var story = taken.Done(new RecordLabValue(Stories.Ana, "v1", "esr", 40, "mm/h", Stories.FirstOfJune));
        Assert.Equal(2, story.Study.Queries.Count);
    }
}
