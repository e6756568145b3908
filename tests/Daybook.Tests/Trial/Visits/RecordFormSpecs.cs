using Daybook.Trial;

namespace Daybook.Tests.Trial.Visits;

public sealed class RecordFormSpecs
{
    private static readonly RecordForm Asked = new(Stories.Ana, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.Number(60))]);

    [Fact]
    public void a_form_of_a_visit_is_recorded() =>
        Stories.Visited.When(Asked).Then(new ItemsRecorded(Stories.Ana, "intake", new Occasion(OccasionKind.Visit, "v1"), Asked.Answers));

    [Fact]
    public void what_could_not_be_done_is_said() =>
        Stories.Visited.When(Asked with { Answers = [new ItemAnswer("usual-pain", new Answer.NotDone("she was called away"))] }).Accepted();

    [Fact]
    public void a_form_needs_its_visit() => Stories.Randomised.When(Asked).ThenRefused("visit.not-held");

    [Fact]
    public void a_form_is_the_visit_s() => Stories.Visited.When(Asked with { Form = "outtake" }).ThenRefused("form.unknown");

    [Fact]
    public void a_form_is_recorded_once() => Stories.Visited.Done(Asked).When(Asked).ThenRefused("form.already-recorded");

    [Fact]
    public void an_item_is_the_form_s() => Refused("form.unknown-item", new ItemAnswer("mood", new Answer.Number(6)));

    [Fact]
    public void an_item_is_answered_once_at_a_place() =>
        Refused("form.item-twice", new ItemAnswer("usual-pain", new Answer.Number(6)), new ItemAnswer("usual-pain", new Answer.Number(7)));

    [Fact]
    public void a_required_item_is_answered() => Refused("form.item-missing");

    [Fact]
    public void a_required_item_is_not_skipped() => Refused("form.item-missing", new ItemAnswer("usual-pain", new Answer.Skipped()));

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void a_number_lies_in_its_range(int value) => Refused("form.out-of-range", new ItemAnswer("usual-pain", new Answer.Number(value)));

    public static TheoryData<Answer> WrongKinds { get; } = [new Answer.Number(6.5m), new Answer.Number(6, "mm"), new Answer.Text("six"), new Answer.Boolean(true)];

    [Theory]
    [MemberData(nameof(WrongKinds))]
    public void an_answer_is_of_the_kind_of_its_item(Answer answer) => Refused("form.wrong-kind", new ItemAnswer("usual-pain", answer));

    private static void Refused(string code, params ItemAnswer[] answers) => Stories.Visited.When(Asked with { Answers = answers }).ThenRefused(code);
}
