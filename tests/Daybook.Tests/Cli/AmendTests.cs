using System.Text.Json.Nodes;
using Daybook.Cli;
using Daybook.Cli.Demo;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Cli;

/// <summary>A running study is amended by one verb: it shows, asks, publishes, and moves whom it is told to move.</summary>
public sealed class AmendTests : IAsyncDisposable
{
    private const string Adam = "adam:administrator", Ines = "ines:investigator";

    private static readonly string Light = Bundled.Crossover.Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal).Replace("late-until: \"12:00+1d\"", "late-until: \"14:00+1d\"", StringComparison.Ordinal);

    private static readonly string Heavy = Light.Replace("version: \"1.1\"\ntitle", "version: \"1.2\"\ntitle", StringComparison.Ordinal).Replace("days: 10, anchor: v2", "days: 12, anchor: v2", StringComparison.Ordinal).Replace("{ id: v3, day: 32,", "{ id: v3, day: 34,", StringComparison.Ordinal);

    private readonly string home = Directory.CreateTempSubdirectory("daybook-amend-").FullName;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(home, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task nothing_is_done_before_it_is_confirmed()
    {
        await Lived();
        var (exit, results, talk) = await Run("amend", Written(Light), "--data", home, "--as", Adam);

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("  the diary: late until is now \"14:00+1d\", was \"12:00+1d\"", results, StringComparison.Ordinal);
        Assert.Contains("nobody moves to it", results, StringComparison.Ordinal);
        Assert.Contains("--yes", talk, StringComparison.Ordinal);
        Assert.Equal(["1.0"], await Versions());
    }

    [Fact]
    public async Task it_is_published_and_nobody_moves_who_is_not_named()
    {
        var before = await Lived();
        var light = Written(Light);
        Assert.Equal(ExitCode.Ok, (await Run("amend", light, "--data", home, "--as", Adam, "--yes")).Exit);
        Assert.Equal(["1.0", "1.1"], await Versions());
        Assert.All(await Followed(), followed => Assert.Equal("1.0", followed.Version));

        // Who may publish may not move participants; who may is the second to act.
        Assert.Equal(ExitCode.Refused, (await Run("amend", light, "--data", home, "--as", Adam, "--adopt", before[0], "--yes")).Exit);
        var (exit, results, talk) = await Run("amend", light, "--data", home, "--as", Adam, "--as", Ines, "--adopt", before[0], "--yes", "--json");
        Assert.True(exit == ExitCode.Ok, talk);
        Assert.False(JsonNode.Parse(results)!["published"]!.GetValue<bool>());
        Assert.Equal([before[0]], JsonNode.Parse(results)!["moved"]!.AsArray().Select(moved => moved!.GetValue<string>()));
        Assert.Equal([before[0]], (await Followed()).Where(followed => followed.Version == "1.1").Select(followed => followed.Name));
    }

    [Fact]
    public async Task what_breaks_running_participants_moves_nobody_without_a_reason()
    {
        var all = await Lived();
        string[] ask = ["amend", Written(Heavy), "--data", home, "--as", Adam, "--as", Ines, "--adopt", "all", "--yes"];
        var (exit, _, talk) = await Run(ask);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("--reason", talk, StringComparison.Ordinal);
        Assert.Equal(["1.0"], await Versions());

        (exit, _, talk) = await Run([.. ask, "--reason", "two days more, agreed with everybody"]);
        Assert.True(exit == ExitCode.Ok, talk);
        Assert.Equal(all, (await Followed()).Where(followed => followed.Version == "1.2").Select(followed => followed.Name));
    }

    [Fact]
    public async Task somebody_who_is_not_there_is_named_before_anything_is_done()
    {
        await Lived();
        Assert.Equal(ExitCode.NotFound, (await Run("amend", Written(Light), "--data", home, "--as", Adam, "--adopt", "P-999", "--yes")).Exit);
        Assert.Equal(ExitCode.Usage, (await Run("amend", Written(Light), "--data", home, "--as", "adam", "--yes")).Exit);
        Assert.Equal(["1.0"], await Versions());
    }

    /// <summary>Four virtual participants in their second week; their names.</summary>
    private async Task<IReadOnlyList<string>> Lived()
    {
        var world = new VirtualStudy("running", Bundled.Crossover, Bundled.Read("minimal-crossover.truth.yaml"), 5, 4, new LocalDate(2026, 1, 5), Instant.FromUtc(2026, 1, 20, 0, 0));
        await using (await world.Run(new DataFolder(home).Study("running"), null, TestContext.Current.CancellationToken)) { }
        return [.. (await Followed()).Select(followed => followed.Name)];
    }

    private async Task<IReadOnlyList<(string Name, string Version)>> Followed()
    {
        await using var study = await Open();
        return [.. study.State.Participants.Values.Where(her => her is { IsEnrolled: true, Withdrawn: null }).Select(her => ($"{her.Site}/{her.Name}", study.State.ProtocolOf(her).Version)).OrderBy(her => her.Item1, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> Versions()
    {
        await using var study = await Open();
        return [.. study.State.Versions.Values.Select(version => version.Version).Order(StringComparer.Ordinal)];
    }

    private Task<RunningStudy> Open() => RunningStudy.Open(new DataFolder(home).Study("running"), StudyOptions.Real, TestContext.Current.CancellationToken);

    private string Written(string yaml)
    {
        var path = Path.Combine(home, "amended.yaml");
        File.WriteAllText(path, yaml);
        return path;
    }

    private static async Task<(ExitCode Exit, string Results, string Talk)> Run(params string[] args)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        var exit = await CommandLine.Run(args, results, talk, interactive: false, TestContext.Current.CancellationToken);
        return (exit, results.ToString(), talk.ToString());
    }
}
