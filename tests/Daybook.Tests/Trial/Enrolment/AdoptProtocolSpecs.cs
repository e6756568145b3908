using Daybook.Trial;

namespace Daybook.Tests.Trial.Enrolment;

public sealed class AdoptProtocolSpecs
{
    private static readonly AdoptProtocol Asked = new(Stories.Ana, Stories.HashOf(Stories.SecondYaml));

    [Fact]
    public void she_is_moved_to_another_version() =>
        Stories.Enrolled.Done(Stories.Publish(Stories.SecondYaml)).When(Asked).Then(new ProtocolAdopted(Stories.Ana, Asked.Hash));

    [Fact]
    public void a_new_version_does_not_move_her_by_itself()
    {
        var story = Stories.Enrolled.Done(Stories.Publish(Stories.SecondYaml));
        Assert.Equal("1.0", story.Study.ProtocolOf(story.Her()).Version);
    }

    [Fact]
    public void only_a_published_version_is_adopted() => Stories.Enrolled.When(Asked).ThenRefused("protocol.not-published");

    /// <summary>The first version knew one site; she came to the one that the second added.</summary>
    [Fact]
    public void a_version_without_her_site_is_not_adopted()
    {
        var north = Stories.Yaml.Replace("  - { id: south, name: South clinic, zone: Atlantic/Canary }\n", "", StringComparison.Ordinal);
        var story = Stories.Opened.Done(Stories.Publish(north)).Done(Stories.Publish(Stories.SecondYaml))
            .Done(new ScreenParticipant(Stories.Ana, "south", Stories.FirstOfJune, "clinic", null)).Done(new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash))
            .Done(new AssessEligibility(Stories.Ana, Stories.Criteria(44, opioids: false))).Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid"));

        story.When(new AdoptProtocol(Stories.Ana, Stories.HashOf(north))).ThenRefused("protocol.site-missing");
    }

    [Fact]
    public void what_breaks_running_participants_needs_a_reason()
    {
        var longer = Stories.SecondYaml.Replace("days: 10, anchor: v2", "days: 12, anchor: v2", StringComparison.Ordinal).Replace("{ id: v3, day: 32,", "{ id: v3, day: 34,", StringComparison.Ordinal);
        var story = Stories.Enrolled.Done(Stories.Publish(longer));
        var asked = new AdoptProtocol(Stories.Ana, Stories.HashOf(longer));

        story.When(asked).ThenRefused("protocol.breaks-running");
        story.When(asked with { Reason = " " }).ThenRefused("protocol.breaks-running");
        story.When(asked with { Reason = "two days more, before anybody has come so far" }).Then(new ProtocolAdopted(Stories.Ana, asked.Hash, "two days more, before anybody has come so far"));
    }

    [Fact]
    public void a_version_is_adopted_once() =>
        Stories.Enrolled.When(Asked with { Hash = Stories.HashOf(Stories.Yaml) }).ThenRefused("protocol.already-adopted");
}
