using Daybook.Trial;

namespace Daybook.Tests.Trial.Dispensing;

public sealed class ReturnKitSpecs
{
    // Fourteen treated days and eighteen capsules leave four, however long the washout after them.
    private static readonly ReturnKit Asked = new(Stories.Ana, "v2", Stories.FirstOfJune.PlusDays(21), new KitId("K-2"), 4, null);

    private static readonly Story Back = Stories.Dispensed.At("2026-06-22T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", Stories.FirstOfJune.PlusDays(21)));

    [Fact]
    public void the_count_of_a_returned_kit_is_recorded() =>
        Back.When(Asked).Then(new KitReturned(Stories.Ana, new KitId("K-2"), "v2", Asked.Date, 4, null));

    [Theory]
    [InlineData(2, true)]
    [InlineData(6, true)]
    [InlineData(1, false)]
    [InlineData(7, false)]
    public void a_count_within_a_fifth_of_the_plan_needs_no_reason(int units, bool accepted) =>
        Assert.Equal(accepted, Back.When(Asked with { Units = units }).Decision is Decision.Accepted);

    [Fact]
    public void a_count_off_by_more_than_a_fifth_needs_a_reason()
    {
        Back.When(Asked with { Units = 12 }).ThenRefused("kit.count-unexplained");
        Back.When(Asked with { Units = 12, Reason = "ill for a week" })
            .Then(new KitReturned(Stories.Ana, new KitId("K-2"), "v2", Asked.Date, 12, "ill for a week"));
    }

    [Fact]
    public void only_the_holder_returns_a_kit() => Back.When(Asked with { Kit = new KitId("K-1") }).ThenRefused("kit.not-held");

    [Fact]
    public void a_kit_that_does_not_exist_is_not_returned() => Back.When(Asked with { Kit = new KitId("K-0") }).ThenRefused("kit.unknown");

    [Fact]
    public void a_kit_comes_back_once() => Back.Done(Asked).When(Asked).ThenRefused("kit.already-returned");

    [Theory]
    [InlineData(-1)]
    [InlineData(19)]
    public void a_kit_holds_no_more_than_it_held(int units) => Back.When(Asked with { Units = units }).ThenRefused("kit.count-out-of-range");

    [Fact]
    public void a_kit_is_not_returned_tomorrow() => Back.When(Asked with { Date = Asked.Date.PlusDays(1) }).ThenRefused("date.in-future");

    [Fact]
    public void a_kit_is_not_returned_before_it_was_given() => Back.When(Asked with { Date = Stories.FirstOfJune.PlusDays(-1) }).ThenRefused("kit.too-early");

    [Fact]
    public void a_kit_is_returned_at_a_visit() => Back.When(Asked with { Visit = "v9" }).ThenRefused("visit.unknown");
}
