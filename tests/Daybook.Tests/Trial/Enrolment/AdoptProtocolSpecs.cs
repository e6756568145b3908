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

    [Fact]
    public void a_version_is_adopted_once() =>
        Stories.Enrolled.When(Asked with { Hash = Stories.HashOf(Stories.Yaml) }).ThenRefused("protocol.already-adopted");
}
