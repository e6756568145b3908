using Daybook.Trial;

namespace Daybook.Tests.Trial.Allocation;

public sealed class SealAllocationSpecs
{
    private static readonly SealAllocation Asked = Stories.Seal();

    [Fact]
    public void the_commitment_the_places_and_the_kit_numbers_are_announced() =>
        Stories.Published.When(Asked).Then(new AllocationSealed(Asked.Commitment, Asked.Strata, Asked.Kits));

    [Fact]
    public void the_allocation_is_sealed_once() => Stories.Sealed.When(Asked).ThenRefused("allocation.already-sealed");

    [Fact]
    public void a_commitment_is_a_hash() => Stories.Published.When(Asked with { Commitment = "AB" }).ThenRefused("allocation.bad-commitment");

    [Fact]
    public void a_stratum_is_the_protocol_s() =>
        Stories.Published.When(Asked with { Strata = [new StratumPlaces("east", 4)] }).ThenRefused("allocation.stratum-unfit");

    [Fact]
    public void a_stratum_stands_once() =>
        Stories.Published.When(Asked with { Strata = [new StratumPlaces("north", 4), new StratumPlaces("north", 4)] }).ThenRefused("allocation.stratum-unfit");

    [Fact]
    public void kits_stand_at_a_site() =>
        Stories.Published.When(Asked with { Kits = [new SiteKits("east", [])] }).ThenRefused("site.unknown");

    [Fact]
    public void a_kit_number_stands_once() =>
        Stories.Published
            .When(Asked with { Kits = [new SiteKits("north", [new KitId("K-1")]), new SiteKits("south", [new KitId("K-1")])] })
            .ThenRefused("allocation.kit-twice");
}
