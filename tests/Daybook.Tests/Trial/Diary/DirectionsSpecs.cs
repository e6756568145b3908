using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>How she takes the study drug stands on her phone as long as she takes it, in her language.</summary>
public sealed class DirectionsSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("languages");

    private static Story Begun => FixtureStory.Sealed(Yaml).WithPhone(Stories.Ana);

    [Theory]
    [InlineData(null, "Un comprimido cada noche")]
    [InlineData("ar", "قرص واحد كل مساء")]
    public void it_is_said_in_her_language(string? language, string words) =>
        Assert.Equal(words, Card(Begun.Her() with { Language = language }, Instant.FromUtc(2026, 6, 3, 19, 0)).Directions);

    [Fact]
    public void before_and_after_nothing_is_taken_and_nothing_is_said()
    {
        Assert.Equal("Un comprimido cada noche", Card(Begun.Her(), Instant.FromUtc(2026, 6, 14, 21, 0)).Directions);
        Assert.Null(Card(Begun.Her(), Instant.FromUtc(2026, 6, 14, 23, 0)).Directions);
        Assert.Null(Card(Begun.Her() with { DayOne = null }, Instant.FromUtc(2026, 6, 3, 19, 0)).Directions);
        Assert.Null(Card(Begun.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).Her(), Instant.FromUtc(2026, 6, 3, 19, 0)).Directions);
    }

    [Fact]
    public void it_is_the_same_at_a_masked_boundary_and_gone_where_taking_is_seen_to_end()
    {
        var pilot = ProtocolReader.Read(Bundled.Pilot, "pilot.yaml").Protocol!;
        var schedule = Schedule.Planned(pilot, Stories.FirstOfJune, "America/Los_Angeles");
        var her = Begun.Her() with { Zone = "America/Los_Angeles" };
        var said = Enumerable.Range(0, 98).Select(day => Directions.For(pilot, her, schedule.Zone.AtStrictly(Stories.FirstOfJune.PlusDays(day).At(new LocalTime(20, 0))).ToInstant())).ToList();

        Assert.All(said.Take(14), Assert.Null);
        Assert.All(said.Skip(14).Take(70), words => Assert.Equal("One capsule by mouth about an hour before bedtime", words));
        Assert.All(said.Skip(84), Assert.Null);
    }

    private static DiaryCard Card(Participant her, Instant now) => DiaryCard.Compile(Begun.Study.ProtocolOf(her), her, now);
}
