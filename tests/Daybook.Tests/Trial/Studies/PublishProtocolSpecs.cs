using System.Text;
using System.Text.RegularExpressions;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Studies;

public sealed class PublishProtocolSpecs
{
    [Fact]
    public void a_valid_protocol_is_published_under_the_hash_of_its_bytes() =>
        Stories.Opened.When(Stories.Publish(Stories.Yaml)).Then(new ProtocolPublished(Stories.HashOf(Stories.Yaml), "minimal-crossover", "1.0"));

    [Fact]
    public void the_bytes_are_kept_as_they_are()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Stories.Opened.When(Stories.Publish(Stories.Yaml)).Decision);
        Assert.Equal(Stories.Yaml, Encoding.UTF8.GetString(Assert.Single(accepted.Blobs).Span));
    }

    [Fact]
    public void the_last_version_published_is_the_current_one() =>
        Assert.Equal("1.1", Version(Stories.Published.Done(Stories.Publish(Stories.SecondYaml))));

    [Fact]
    public void a_protocol_with_a_problem_is_not_published() =>
        Stories.Opened.When(new PublishProtocol("protocol: [")).ThenRefused("protocol.invalid");

    [Fact]
    public void the_same_bytes_are_published_once() =>
        Stories.Published.When(Stories.Publish(Stories.Yaml)).ThenRefused("protocol.already-published");

    [Fact]
    public void a_version_is_never_published_with_other_bytes() =>
        Stories.Published.When(Stories.Publish(Stories.Yaml + "# later\n")).ThenRefused("protocol.version-taken");

    [Fact]
    public void another_study_s_protocol_is_refused() =>
        Stories.Published
            .When(Stories.Publish(Stories.SecondYaml.Replace("protocol: minimal-crossover", "protocol: another", StringComparison.Ordinal)))
            .ThenRefused("protocol.other-study");

    [Fact]
    public void the_arms_stay_as_they_were_when_the_allocation_was_sealed() =>
        Stories.Sealed
            .When(Stories.Publish(Stories.SecondYaml.Replace("id: AB,", "id: XY,", StringComparison.Ordinal)))
            .ThenRefused("protocol.arms-changed");

    [Theory]
    [InlineData("name: Naltrexone 4.5 mg, days: 84", "name: Naltrexone 4.5 mg, days: 56", "name: Placebo, days: 28", "name: Placebo, days: 56")]
    [InlineData("turns: [first, second]", "turns: [one, two]", "", "")]
    public void the_turns_and_their_days_stay_as_they_were_when_the_allocation_was_sealed(string from, string to, string alsoFrom, string alsoTo)
    {
        var published = Stories.Opened.Done(Stories.Publish(Bundled.Unequal));
        string later = Bundled.Unequal.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal);
        string moved = later.Replace(from, to, StringComparison.Ordinal);
        var amended = Stories.Publish(alsoFrom.Length > 0 ? moved.Replace(alsoFrom, alsoTo, StringComparison.Ordinal) : moved);
        var done = published.Done(new SealAllocation(new string('c', 64), [new StratumPlaces("all", 40)], []));

        Assert.IsType<Decision.Accepted>(published.When(amended).Decision);
        Assert.IsType<Decision.Accepted>(done.When(Stories.Publish(later)).Decision);
        done.When(amended).ThenRefused("protocol.arms-changed");
    }

    [Fact]
    public void the_words_of_a_consent_version_never_change()
    {
        Stories.Published.When(Stories.Publish(OtherWords)).ThenRefused("protocol.consent-changed");
        Stories.Published.When(Stories.Publish(OtherWords.Replace("consent:\n  version: \"1.0\"", "consent:\n  version: \"1.1\"", StringComparison.Ordinal))).Accepted();
    }

    [Fact]
    public void words_of_a_consent_version_are_those_of_every_version_that_was_published()
    {
        var later = Stories.Published.Done(Stories.Publish(OtherWords.Replace("consent:\n  version: \"1.0\"", "consent:\n  version: \"1.1\"", StringComparison.Ordinal)));
        later.When(Stories.Publish(OtherWords.Replace("version: \"1.1\"\ntitle", "version: \"1.2\"\ntitle", StringComparison.Ordinal))).ThenRefused("protocol.consent-changed");
    }

    [Theory]
    [InlineData("يمكنك التوقف في أي وقت.", "لا يمكنك التوقف.")]
    [InlineData("هل يمكنك التوقف؟", "هل يمكنك التوقف الآن؟")]
    public void the_words_of_a_translated_consent_never_change_either(string from, string to)
    {
        var yaml = FixtureStory.Yaml("languages");
        Assert.Contains(from, yaml, StringComparison.Ordinal);
        var published = Stories.Opened.Done(Stories.Publish(yaml));
        var later = Regex.Replace(yaml, "^version: .*$", "version: \"9.9\"", RegexOptions.Multiline);

        published.When(Stories.Publish(later.Replace(from, to, StringComparison.Ordinal))).ThenRefused("protocol.consent-changed");
        published.When(Stories.Publish(later)).Accepted();
    }

    [Fact]
    public void a_site_where_somebody_has_been_screened_stays()
    {
        var north = Stories.SecondYaml.Replace("  - { id: south, name: South clinic, zone: Atlantic/Canary }\n", "", StringComparison.Ordinal);
        var south = Stories.Published.Done(new ScreenParticipant(Stories.Ana, "south", Stories.FirstOfJune, "clinic", null));

        south.When(Stories.Publish(north)).ThenRefused("protocol.site-missing");
        Stories.Published.Done(new ScreenParticipant(Stories.Ana, "north", Stories.FirstOfJune, "clinic", null)).When(Stories.Publish(north)).Accepted();
    }

    [Fact]
    public void nothing_is_published_after_lock() =>
        Stories.Locked.When(Stories.Publish(Stories.SecondYaml)).ThenRefused("study.locked");

    /// <summary>Version 1.1, whose consent says something else under its old version.</summary>
    private static string OtherWords { get; } = Regex.Replace(Stories.SecondYaml, "^  text: .*$", "  text: Something else.", RegexOptions.Multiline);

    private static string Version(Story story) => story.Study.Versions[story.Study.Current!.Value].Version;
}
