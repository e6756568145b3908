using Daybook.Trial;

namespace Daybook.Tests.Trial.Dispensing;

public sealed class DispenseKitSpecs
{
    private static readonly DispenseKit Asked = new(Stories.Ana, "v1", Stories.FirstOfJune, null);

    [Fact]
    public void the_kit_that_the_sealed_store_chooses_is_dispensed() =>
        Stories.Visited.When(Asked).Then(new KitDispensed(Stories.Ana, new KitId("K-2"), "v1", Stories.FirstOfJune, 18));

    [Fact]
    public void a_kit_that_is_named_is_dispensed_when_it_is_the_one_chosen() =>
        Stories.Visited.When(Asked with { Kit = new KitId("K-2") }).Then(new KitDispensed(Stories.Ana, new KitId("K-2"), "v1", Stories.FirstOfJune, 18));

    // K-4 holds what K-2 holds, K-1 does not. Whoever tries them must not see the difference.
    [Fact]
    public void another_kit_is_refused_in_the_same_words_whatever_it_holds()
    {
        string Words(string kit) => Assert.IsType<Decision.Refused>(Stories.Visited.When(Asked with { Kit = new KitId(kit) }).Decision).Refusal.ToString().Replace(kit, "K", StringComparison.Ordinal);
        Assert.Equal(Words("K-1"), Words("K-4"));
    }

    [Fact]
    public void the_visit_supplies_the_treated_period_that_it_starts()
    {
        var second = Stories.Dispensed.At("2026-06-22T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", Stories.FirstOfJune.PlusDays(21)));
        var story = second.Done(new DispenseKit(Stories.Ana, "v2", Stories.FirstOfJune.PlusDays(21), null));
        Assert.Equal([(0, "K-2"), (1, "K-1")], story.Her().Kits.Select(kit => (story.Study.Kits[kit].TreatedPeriod!.Value, kit.Value)));
    }

    [Fact]
    public void drug_is_given_to_the_randomised_only() =>
        Stories.Enrolled.Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune)).When(Asked).ThenRefused("participant.not-randomised");

    [Fact]
    public void drug_is_given_at_a_visit_that_was_held() => Stories.Randomised.When(Asked).ThenRefused("visit.not-held");

    [Fact]
    public void drug_is_given_at_a_dispensing_visit() =>
        Stories.Visited.At("2026-07-02T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v3", Stories.FirstOfJune.PlusDays(31)))
            .When(Asked with { Visit = "v3" })
            .ThenRefused("visit.does-not-dispense");

    [Fact]
    public void a_kit_number_is_one_of_the_study() => Stories.Visited.When(Asked with { Kit = new KitId("K-99") }).ThenRefused("kit.unknown");

    [Fact]
    public void a_kit_is_of_her_site() => Stories.Visited.When(Asked with { Kit = new KitId("K-6") }).ThenRefused("kit.other-site");

    [Fact]
    public void a_kit_is_dispensed_once() =>
        WithBea(Stories.Dispensed).When(Asked with { Participant = Stories.Bea, Kit = new KitId("K-2") }).ThenRefused("kit.already-dispensed");

    [Fact]
    public void a_kit_that_is_not_hers_is_refused() => Stories.Visited.When(Asked with { Kit = new KitId("K-1") }).ThenRefused("kit.not-for-participant");

    [Fact]
    public void an_empty_shelf_is_said() =>
        (Stories.Visited with { Vault = new NothingFits() }).When(Asked).ThenRefused("kit.none-fits");

    [Fact]
    public void one_kit_a_visit() => Stories.Dispensed.When(Asked).ThenRefused("kit.visit-supplied");

    [Fact]
    public void drug_is_not_given_tomorrow() => Stories.Visited.When(Asked with { Date = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");

    [Fact]
    public void drug_is_not_given_before_she_came() => Stories.Visited.When(Asked with { Date = Stories.FirstOfJune.PlusDays(-1) }).ThenRefused("kit.too-early");

    [Fact]
    public void who_has_left_gets_no_drug() =>
        Stories.Visited.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).When(Asked).ThenRefused("participant.withdrawn");

    [Fact]
    public void a_study_without_drug_dispenses_nothing() =>
        Visited(Stories.Opened.Done(Stories.Publish(WithoutDrug))).When(Asked).ThenRefused("kit.no-supply");

    [Fact]
    public void with_one_arm_nobody_needs_a_place()
    {
        var oneArm = Stories.Opened.Done(Stories.Publish(Allocation.RandomiseParticipantSpecs.OneArm));
        var kits = oneArm.Done(new SealAllocation(new string('c', 64), [], [new SiteKits("north", [new KitId("K-2")])]));
        Visited(kits).When(Asked).Then(new KitDispensed(Stories.Ana, new KitId("K-2"), "v1", Stories.FirstOfJune, 18));
        Visited(oneArm).When(Asked).ThenRefused("allocation.not-sealed");
    }

    private static string WithoutDrug { get; } = string.Join('\n', Stories.Yaml.Split('\n').Where(line => !line.StartsWith("supply:", StringComparison.Ordinal)))
        .Replace("[randomise, dispense]", "[randomise]", StringComparison.Ordinal)
        .Replace(", does: [return, dispense]", "", StringComparison.Ordinal)
        .Replace(", does: [return]", "", StringComparison.Ordinal);

    private static Story Visited(Story story) =>
        Allocation.RandomiseParticipantSpecs.Enrol(story, Stories.Ana).Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune));

    private static Story WithBea(Story story) => Allocation.RandomiseParticipantSpecs.Enrol(story, Stories.Bea)
        .Done(new RandomiseParticipant(Stories.Bea))
        .Done(new HoldVisit(Stories.Bea, "v1", Stories.FirstOfJune));

    private sealed class NothingFits : IVault
    {
        public KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels) => null;
    }
}
