using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Allocation;

/// <summary>The minimal crossover with a list for each combination of site, age and usual pain.</summary>
public sealed class StrataSpecs
{
    private static readonly string Yaml = Stories.Yaml.Replace("stratify: [site], places: 24 }", """
        stratify: [site], places: 6, factors: [
          { id: age, criterion: adult, levels: [{ id: younger, when: "< 50" }, { id: older, when: ">= 50" }] },
          { id: severity, item: usual-pain, levels: [{ id: mild, when: "< 60" }, { id: severe, when: ">= 60" }] }] }
        """.Replace("\n", "\n  ", StringComparison.Ordinal), StringComparison.Ordinal);

    private static readonly Protocol Protocol = ProtocolReader.Read(Yaml, "strata.yaml").Protocol!;

    private static Story Sealed => Stories.Opened.Done(Stories.Publish(Yaml))
        .Done(Stories.Seal() with { Strata = [.. AllocationPlaces.Strata(Protocol).Select(stratum => new StratumPlaces(stratum, 6))] });

    [Fact]
    public void every_combination_is_a_stratum() => Assert.Equal(
        ["north, younger, mild", "north, younger, severe", "north, older, mild", "north, older, severe",
         "south, younger, mild", "south, younger, severe", "south, older, mild", "south, older, severe"], AllocationPlaces.Strata(Protocol));

    [Fact]
    public void every_stratum_has_a_list_with_blocks_of_its_own()
    {
        var drawn = AllocationLists.Draw(Protocol, new SeededEntropy(3));

        Assert.Equal(AllocationPlaces.Strata(Protocol).Order(StringComparer.Ordinal), drawn.Strata.Select(stratum => stratum.Stratum));
        Assert.All(drawn.List.Places.Values, arms => Assert.Equal(6, arms.Count));
        Assert.All(drawn.List.Places.Values, arms => Assert.InRange(arms.Count(arm => arm == "AB"), 2, 4));
        Assert.Null(AllocationListsUnfit(drawn));
    }

    [Fact]
    public void every_place_of_a_site_has_kits_of_that_site_and_none_is_kept_twice()
    {
        var drawn = AllocationLists.Draw(Protocol, new SeededEntropy(3));
        var kept = drawn.List.Reserved.SelectMany(stratum => stratum.Value.SelectMany(kits => kits.Select(kit => (Site: stratum.Key.Split(", ")[0], Kit: kit)))).ToList();

        Assert.Equal(drawn.List.Places.Keys, drawn.List.Reserved.Keys);
        Assert.NotEmpty(kept);
        Assert.Equal(kept.Count, kept.Select(one => one.Kit).Distinct().Count());
        Assert.All(kept, one => Assert.Contains(one.Kit, drawn.Kits.Single(site => site.Site == one.Site).Kits));
    }

    [Fact]
    public void she_gets_the_next_place_of_her_stratum() =>
        Asked(Stories.Ana, 44, 70).When(new RandomiseParticipant(Stories.Ana)).Then(new ParticipantRandomised(Stories.Ana, "north, younger, severe", 0));

    [Fact]
    public void places_are_counted_in_each_stratum()
    {
        var first = Asked(Stories.Ana, 44, 70).Done(new RandomiseParticipant(Stories.Ana));

        Answered(first, Stories.Bea, 44, 60).When(new RandomiseParticipant(Stories.Bea)).Then(new ParticipantRandomised(Stories.Bea, "north, younger, severe", 1));
        Answered(first, Stories.Bea, 50, 60).When(new RandomiseParticipant(Stories.Bea)).Then(new ParticipantRandomised(Stories.Bea, "north, older, severe", 0));
    }

    [Fact]
    public void before_her_level_is_known_she_is_not_randomised() =>
        RandomiseParticipantSpecs.Enrol(Sealed, Stories.Ana).When(new RandomiseParticipant(Stories.Ana)).ThenRefused("allocation.level-unknown");

    [Fact]
    public void an_answer_that_was_not_given_has_no_level() =>
        AtVisit(Sealed, Stories.Ana, 44).Done(new RecordForm(Stories.Ana, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.NotDone("called away"))]))
            .When(new RandomiseParticipant(Stories.Ana)).ThenRefused("allocation.level-unknown");

    [Fact]
    public void a_corrected_answer_decides_anew()
    {
        var story = Asked(Stories.Ana, 44, 70);
        var entry = story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;

        story.Done(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("usual-pain", new Answer.Number(20))], "read wrong"))
            .When(new RandomiseParticipant(Stories.Ana)).Then(new ParticipantRandomised(Stories.Ana, "north, younger, mild", 0));
    }

    [Fact]
    public void a_correction_after_randomising_moves_nobody()
    {
        var story = Asked(Stories.Ana, 44, 70).Done(new RandomiseParticipant(Stories.Ana));
        var entry = story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;

        Assert.Equal(new Place("north, younger, severe", 0), story.Done(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("usual-pain", new Answer.Number(20))], "read wrong")).Her().Place);
    }

    [Fact]
    public void a_list_of_other_strata_is_not_sealed() =>
        Stories.Opened.Done(Stories.Publish(Yaml)).When(Stories.Seal()).ThenRefused("allocation.stratum-unfit");

    [Fact]
    public void once_sealed_no_version_cuts_the_levels_elsewhere() =>
        Sealed.When(new PublishProtocol(Yaml.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal).Replace("< 60", "< 65", StringComparison.Ordinal).Replace(">= 60", ">= 65", StringComparison.Ordinal)))
            .ThenRefused("protocol.strata-changed");

    [Fact]
    public void once_sealed_no_version_adds_a_stratum_but_any_may_name_the_sites_in_another_order()
    {
        const string north = "  - { id: north, name: North clinic, zone: Europe/Madrid }\n";
        const string south = "  - { id: south, name: South clinic, zone: Atlantic/Canary }\n";
        string later = Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal);
        Sealed.When(Stories.Publish(later.Replace(north + south, south + north, StringComparison.Ordinal))).Accepted();
        Sealed.When(Stories.Publish(later.Replace(south, south + south.Replace("id: south", "id: west", StringComparison.Ordinal), StringComparison.Ordinal))).ThenRefused("protocol.strata-changed");
    }

    private static Refusal? AllocationListsUnfit(DrawnAllocation drawn) =>
        (Stories.Opened.Done(Stories.Publish(Yaml)).When(new SealAllocation(new string('c', 64), drawn.Strata, drawn.Kits)).Decision as Decision.Refused)?.Refusal;

    private static Story Asked(ParticipantKey her, int age, int pain) => Answered(Sealed, her, age, pain);

    private static Story Answered(Story story, ParticipantKey her, int age, int pain) =>
        AtVisit(story, her, age).Done(new RecordForm(her, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.Number(pain))]));

    private static Story AtVisit(Story story, ParticipantKey her, int age) => story
        .Done(new ScreenParticipant(her, "north", Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(her, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(her, Stories.Criteria(age, opioids: false)))
        .Done(new EnrolParticipant(her, "Europe/Madrid"))
        .Done(new HoldVisit(her, "v1", Stories.FirstOfJune));
}
