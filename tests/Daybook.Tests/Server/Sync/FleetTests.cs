namespace Daybook.Tests.Server.Sync;

/// <summary>Many phones at one server. The long runs stand in the benches <c>set-back</c> and <c>wiped</c>.</summary>
public sealed class FleetTests(ITestOutputHelper output)
{
    [Fact]
    public async Task phones_refill_a_server_that_was_set_back()
    {
        var found = await With(20, (study, node) => FleetStories.SetTheServerBack(study, node, 20));
        output.WriteLine(found.ToString());
        Assert.Equal((59, 0, 0), (found.Saved, found.Lost, found.Doubled));
        Assert.Equal(found.ShouldTell, found.ToldOf);
    }

    [Fact]
    public async Task a_wiped_phone_is_missed_and_no_other()
    {
        var found = await With(30, (study, node) => FleetStories.Wipe(study, node, 10, 20));
        output.WriteLine(found.ToString());
        Assert.Equal((10, 0, 0, 0), (found.Reported, found.FalseAlarms, found.Lost, found.Doubled));
    }

    private static async Task<T> With<T>(int people, Func<PhoneStudy, PhoneProcess, Task<T>> story)
    {
        await using var template = await SyncTemplate.Make(people);
        await using var study = await template.Copy();
        using var node = PhoneProcess.Start(PhoneProcess.Script);
        return await story(study, node);
    }
}
