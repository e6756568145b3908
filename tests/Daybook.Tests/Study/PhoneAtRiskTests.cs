using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Cast = Daybook.Analysis.Cast;
using People = Daybook.Tests.Server.Story;

namespace Daybook.Tests.Study;

/// <summary>A phone whose browser may forget her answers stands on the worklist and on her page until it says otherwise, is taken away, or the study is over for her.</summary>
public sealed class PhoneAtRiskTests
{
    private static readonly People.Person Her = People.People[0];

    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(true, true, false)]
    public void only_what_is_neither_promised_nor_on_the_home_screen_may_be_forgotten(bool installed, bool persisted, bool forgets) =>
        Assert.Equal(forgets, new PhoneChecks(installed, persisted, false, false).MayForget);

    [Fact]
    public async Task the_warning_stands_until_the_diary_is_on_the_home_screen()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        Assert.Empty(await Lines(world));
        await Tell(world, 1, installed: false);
        Assert.Equal([(Her.Key, "north")], (await Lines(world)).Select(line => (line.Participant!.Value, line.Site)));
        Assert.Contains("Her browser may forget her answers", (await cora.Get("/s/demo/")).Text, StringComparison.Ordinal);
        Assert.Contains("Her browser may forget her answers", (await cora.Get($"/s/demo/participants/{Her.Key}")).Text, StringComparison.Ordinal);
        await Tell(world, 2, installed: true);
        Assert.Empty(await Lines(world));
        Assert.DoesNotContain("may forget", (await cora.Get($"/s/demo/participants/{Her.Key}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_phone_that_was_taken_away_warns_nobody_nor_does_that_of_somebody_who_has_left()
    {
        await using var world = await World.Make();
        await Tell(world, 1, installed: false);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new RevokeDevice(Her.Key, People.Device(Her), "lost"), Cast.Cora, "revoke"));
        Assert.Empty(await Lines(world));
        await using var other = await World.Make();
        await Tell(other, 1, installed: false);
        Assert.IsType<Reply.Done>(await other.Study.Journal.Do(new WithdrawParticipant(Her.Key, People.DayOne.PlusDays(21), null), Cast.Cora, "leave"));
        Assert.Empty(await Lines(other));
    }

    private static async Task<List<WorkItem>> Lines(World world) =>
        [.. (await world.Study.Ask(new ShowToday(new Viewer(Role.Coordinator, null), new Daybook.Study.Page(0, 500)))).Items.Where(line => line.Kind == WorkKind.PhoneAtRisk)];

    private static async Task Tell(World world, int time, bool installed)
    {
        var found = new ItemsRecorded(Her.Key, PhoneForms.Checks, new Occasion(OccasionKind.Unscheduled, "2026-06-23"), [new(PhoneForms.Installed, new Answer.Boolean(installed))]);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new SubmitEntry(Her.Key, $"checks-{time}", People.Device(Her), 100 + time, TrialJson.Write(found), null, null, null), Cast.Phone(People.Device(Her)), $"checks-{time}"));
    }
}
