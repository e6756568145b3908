using Daybook.Trial;

namespace Daybook.Tests.Trial.Labs;

public sealed class RecordLabValueSpecs
{
    private static readonly RecordLabValue Asked = new(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune);

    [Fact]
    public void a_value_is_recorded_with_its_unit_and_the_date_of_the_sample() =>
        Stories.Visited.When(Asked).Then(new ItemsRecorded(
            Stories.Ana, "laboratory", new Occasion(OccasionKind.Visit, "v1"), [new ItemAnswer("esr", new Answer.Number(12, "mm/h"))], Stories.FirstOfJune));

    [Fact]
    public void a_value_outside_the_reference_range_is_recorded_and_asked_about() => Stories.Visited.When(Asked with { Value = 31 }).ThenAsks("lab.outside-reference");

    [Fact]
    public void the_query_names_the_value_s_entry()
    {
        var story = Stories.Visited.Done(Asked with { Value = 31 });
        var query = Assert.Single(story.Study.Queries.Values);
        Assert.IsType<ItemsRecorded>(story.Ledger[(int)query.Opened.Entry!.Value].Event);
    }

    [Fact]
    public void a_value_that_cannot_be_true_is_refused() => Stories.Visited.When(Asked with { Value = 151 }).ThenRefused("lab.implausible");

    [Fact]
    public void another_unit_is_refused() => Stories.Visited.When(Asked with { Unit = "mm" }).ThenRefused("lab.wrong-unit");

    [Fact]
    public void a_test_is_the_visit_s() => Stories.Visited.When(Asked with { Test = "crp" }).ThenRefused("lab.unknown");

    [Fact]
    public void a_test_is_recorded_once_a_visit() => Stories.Visited.Done(Asked).When(Asked).ThenRefused("lab.already-recorded");

    [Fact]
    public void a_sample_is_not_drawn_tomorrow() => Stories.Visited.When(Asked with { Drawn = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");
}
