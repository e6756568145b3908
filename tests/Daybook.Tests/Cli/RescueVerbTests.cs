using System.Text.Json.Nodes;
using Daybook.Cli;
using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Sync;
using Daybook.Tests.Trial.Diary;
using Daybook.Trial;

namespace Daybook.Tests.Cli;

/// <summary>What a phone could not send, brought in while no server runs.</summary>
public sealed class RescueVerbTests
{
    private static readonly ParticipantKey Her = Story.People[0].Key;

    [Fact]
    public async Task a_file_of_a_phone_is_brought_in_once()
    {
        using var phone = new SigningPhone();
        await using var world = await Closed(phone);
        var file = Path.Combine(world.Data, "diary-rescue.json");
        await File.WriteAllBytesAsync(file, RescueTests.File(phone, JoiningTests.Entry(Her, phone, 1, "2026-06-22"), JoiningTests.Entry(Her, phone, 2, "2026-06-23")), TestContext.Current.CancellationToken);
        Assert.Equal((ExitCode.Ok, "new entries: 2; there already: 0; not taken: 0\n"), await Run("import", "rescue", file, "--data", world.Data));
        var (exit, again) = await Run("import", "rescue", file, "--data", world.Data, "--json");
        Assert.Equal((ExitCode.Ok, 0, 2), (exit, (int)JsonNode.Parse(again)!["new"]!, (int)JsonNode.Parse(again)!["there"]!));
        await using var study = await RunningStudy.Open(new DataFolder(world.Data).Pick(null), StudyOptions.Real, TestContext.Current.CancellationToken);
        Assert.Equal(2, study.State.Participants[Her].Devices[phone.Device].Last);
    }

    [Fact]
    public async Task a_file_that_was_changed_is_refused_and_brings_nothing_in()
    {
        using var phone = new SigningPhone();
        await using var world = await Closed(phone);
        var file = Path.Combine(world.Data, "diary-rescue.json");
        var size = world.Study.State.Size;
        var text = System.Text.Encoding.UTF8.GetString(RescueTests.File(phone, JoiningTests.Entry(Her, phone, 1, "2026-06-22")));
        await File.WriteAllTextAsync(file, text.Replace("2026-06-22T", "2026-06-21T", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Refused, (await Run("import", "rescue", file, "--data", world.Data)).Exit);
        Assert.Equal(ExitCode.NotFound, (await Run("import", "rescue", file + "x", "--data", world.Data)).Exit);
        await using var study = await RunningStudy.Open(new DataFolder(world.Data).Pick(null), StudyOptions.Real, TestContext.Current.CancellationToken);
        Assert.Equal(size, study.State.Size);
    }

    /// <summary>A study in which her phone has joined, and which nobody holds open.</summary>
    private static async Task<World> Closed(SigningPhone phone)
    {
        var world = await World.Make();
        await using (var site = await LiveSite.Open(world))
            Assert.Equal(System.Net.HttpStatusCode.OK, (await JoiningTests.Join(site, await JoiningTests.Code(site), phone.Key)).Status);
        await world.Study.DisposeAsync();
        return world;
    }

    private static async Task<(ExitCode Exit, string Results)> Run(params string[] args)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        return (await CommandLine.Run(args, results, talk, interactive: false, TestContext.Current.CancellationToken), results.ToString());
    }
}
