using Daybook.Analysis;
using Daybook.Trial;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Trial.Allocation;

/// <summary>What the record knows of minimisation: places in one row, and the levels as they stood when she was randomised.</summary>
public sealed class MinimisationSpecs
{
    internal const string Fixture = "tests/Daybook.Tests/Trial/Protocol/fixtures/minimisation.yaml";

    private static readonly string Yaml = Bundled.ReadAt(Fixture);

    private static readonly DrawnAllocation Drawn = AllocationLists.Draw(ProtocolReader.Read(Yaml, "minimisation").Protocol!, new SeededEntropy(3));

    private static Story Sealed => Stories.Opened.Done(Stories.Publish(Yaml)).Done(new SealAllocation(new string('c', 64), Drawn.Strata, Drawn.Kits));

    [Fact]
    public void the_places_are_those_of_the_study_and_no_list_says_who_gets_what()
    {
        Assert.Equal([new StratumPlaces("all", 60)], Drawn.Strata);
        Assert.Empty(Drawn.List.Places);
        Assert.Empty(Drawn.List.Reserved);
        Assert.Equal(60, Drawn.List.Minimised!.Draws.Distinct().Count());
        Assert.All(Drawn.List.Minimised.Draws, draw => Assert.InRange(draw, 0, (1L << 53) - 1));
    }

    [Fact]
    public void she_gets_the_next_place_with_her_levels_the_site_first()
    {
        var first = Asked(Sealed, Stories.Ana, "north", 70, true).Done(new RandomiseParticipant(Stories.Ana));

        Assert.Equal(["north", "severe", "before"], Assert.Single(first.Study.Levels));
        Asked(first, Stories.Bea, "south", 69, false).When(new RandomiseParticipant(Stories.Bea)).Then(new ParticipantRandomised(Stories.Bea, "all", 1, ["south", "moderate", "never"]));
    }

    [Fact]
    public void the_levels_stand_in_the_record_and_an_old_entry_has_none()
    {
        var written = TrialJson.Write(new ParticipantRandomised(Stories.Ana, "all", 1, ["south", "moderate"]));

        Assert.Contains("\"levels\":[\"south\",\"moderate\"]", System.Text.Encoding.UTF8.GetString(written), StringComparison.Ordinal);
        Assert.Equal(["south", "moderate"], ((ParticipantRandomised)TrialJson.Read("participant-randomised/1", written)).Levels!);
        Assert.Null(((ParticipantRandomised)TrialJson.Read("participant-randomised/1", """{"participant":"ana","stratum":"all","index":1}"""u8)).Levels);
    }

    [Fact]
    public void before_her_levels_are_known_she_is_not_randomised() =>
        AtVisit(Sealed, Stories.Ana, "north").When(new RandomiseParticipant(Stories.Ana)).ThenRefused("allocation.level-unknown");

    [Fact]
    public void a_correction_after_randomising_changes_nobodys_arm()
    {
        var story = Asked(Sealed, Stories.Ana, "north", 70, true).Done(new RandomiseParticipant(Stories.Ana));
        var entry = story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;

        var later = story.Done(new CorrectItems(Stories.Ana, entry, [new ItemAnswer("usual-pain", new Answer.Number(20))], "read wrong"));
        Assert.Equal(["north", "severe", "before"], Assert.Single(later.Study.Levels));
    }

    [Fact]
    public void when_all_places_are_held_nobody_is_randomised()
    {
        var small = Stories.Opened.Done(Stories.Publish(Yaml)).Done(new SealAllocation(new string('c', 64), [new StratumPlaces("all", 1)], Drawn.Kits));
        var first = Asked(small, Stories.Ana, "north", 70, true).Done(new RandomiseParticipant(Stories.Ana));

        Asked(first, Stories.Bea, "north", 70, true).When(new RandomiseParticipant(Stories.Bea)).ThenRefused("allocation.exhausted");
    }

    [Theory]
    [InlineData("weight: 2", "weight: 3")]
    [InlineData("probability: 0.8", "probability: 0.9")]
    [InlineData("imbalance: range", "imbalance: variance")]
    [InlineData("{ id: A, treatments: [ldn] }", "{ id: A, treatments: [ldn], ratio: 2 }")]
    [InlineData("  stratify: [site]\n", "")]
    [InlineData("zone: Atlantic/Canary }", "zone: Atlantic/Canary }, { id: west, name: West clinic, zone: Atlantic/Canary }")]
    public void once_sealed_no_version_changes_the_rule(string from, string to)
    {
        var changed = Yaml.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal).Replace(from, to, StringComparison.Ordinal).Replace("places: 60", "places: 30", StringComparison.Ordinal);
        Assert.Equal("", ProblemText.Render(ProtocolReader.Read(changed, "changed").Problems));
        Sealed.When(new PublishProtocol(changed)).ThenRefused("protocol.strata-changed");
    }

    [Fact]
    public void a_change_of_the_rule_breaks_those_who_are_on_the_way()
    {
        var before = ProtocolReader.Read(Yaml, "before").Protocol!;
        var after = ProtocolReader.Read(Yaml.Replace("probability: 0.8", "probability: 0.9", StringComparison.Ordinal).Replace("weight: 2", "weight: 3", StringComparison.Ordinal), "after").Protocol!;

        var changes = ProtocolComparison.Of(before, after);
        Assert.Equal(["probability", "weight"], changes.Select(change => change.Key));
        Assert.All(changes, change => Assert.Equal(ChangeClass.BreaksRunning, change.Class));
    }

    private static Story Asked(Story story, ParticipantKey her, string site, int pain, bool opioids) =>
        AtVisit(story, her, site).Done(new RecordForm(her, "v1", "intake", [new ItemAnswer("usual-pain", new Answer.Number(pain)), new ItemAnswer("had-opioids", new Answer.Boolean(opioids))]));

    private static Story AtVisit(Story story, ParticipantKey her, string site) => story
        .Done(new ScreenParticipant(her, site, Stories.FirstOfJune, "clinic", null))
        .Done(new GiveConsent(her, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(her, [new CriterionAnswer("adult", new Answer.Number(44))]))
        .Done(new EnrolParticipant(her, "Europe/Madrid"))
        .Done(new HoldVisit(her, "v1", Stories.FirstOfJune));
}
