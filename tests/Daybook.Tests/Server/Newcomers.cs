using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>People who are on their way into the study, one at every step: the story has none of them.</summary>
internal static class Newcomers
{
    public static ParticipantKey Screened { get; } = new("S-11111111");

    public static ParticipantKey Consented { get; } = new("S-22222222");

    public static ParticipantKey Eligible { get; } = new("S-33333333");

    public static ParticipantKey Refused { get; } = new("S-44444444");

    public static async Task Come(World world, string? language = null)
    {
        var day = Story.DayOne.PlusDays(21);
        ParticipantKey[] all = [Screened, Consented, Eligible, Refused];
        await Do(world, all.Select(key => new ScreenParticipant(key, "north", day, "letter", null)));
        await Do(world, all[1..].Select(key => new GiveConsent(key, "1.0", new string('d', 64), language)));
        await Do(world, [Assessed(Eligible, opioids: false), Assessed(Refused, opioids: true)]);
    }

    private static AssessEligibility Assessed(ParticipantKey key, bool opioids) => new(key, [new("adult", new Answer.Number(44, "a")), new("no-opioids", new Answer.Boolean(opioids))]);

    private static async Task Do(World world, IEnumerable<Command> commands)
    {
        foreach (var command in commands)
            Assert.IsType<Reply.Done>(await world.Study.Journal.Do(command, Cast.Cora, $"{command.GetType().Name}-{command.About}"));
    }
}
