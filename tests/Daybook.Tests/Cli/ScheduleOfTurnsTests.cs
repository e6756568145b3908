using System.Text.Json.Nodes;
using Daybook.Cli;
using Daybook.Cli.Demo;
using Daybook.Study;
using NodaTime;
using Bundled = Daybook.Tests.Trial.Bundled;

namespace Daybook.Tests.Cli;

/// <summary>Which days make an endpoint in a period whose treatments take turns: only the arm says, and nobody may know it before the code is open.</summary>
public sealed class ScheduleOfTurnsTests : IDisposable
{
    private const string Unknown = "  in capsules the days depend on the arm, which nobody may know yet\n";

    private readonly string home = Directory.CreateTempSubdirectory("daybook-turns-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task on_paper_the_arm_says_it()
    {
        string[] ask = ["schedule", "ldn-fibromyalgia-2013", "--start", "2026-03-01", "--endpoint", "primary"];
        var without = await Asked(ask);
        var with = await Asked([.. ask, "--arm", "PN"]);

        Assert.EndsWith(Unknown, without, StringComparison.Ordinal);
        Assert.Equal(14, Rows(without).Count);
        Assert.DoesNotContain("depend on the arm", with, StringComparison.Ordinal);
        // Placebo for 28 days from day 15, then naltrexone for 84: the last three days of each.
        Assert.Equal(["first 40", "first 41", "first 42", "second 124", "second 125", "second 126"], Rows(with).Skip(14));
    }

    [Fact]
    public async Task of_a_participant_the_open_code_says_it()
    {
        await Lived("running", Instant.FromUtc(2026, 3, 1, 0, 0));
        await Lived("finished", null);
        var (before, after) = (await Of("running"), await Of("finished"));

        Assert.EndsWith(Unknown, before, StringComparison.Ordinal);
        Assert.All(Rows(before), row => Assert.StartsWith("baseline ", row, StringComparison.Ordinal));
        Assert.DoesNotContain("depend on the arm", after, StringComparison.Ordinal);
        Assert.Equal((3, 3), (Rows(after).Count(row => row.StartsWith("first ", StringComparison.Ordinal)), Rows(after).Count(row => row.StartsWith("second ", StringComparison.Ordinal))));
        var periods = JsonNode.Parse(await Of("finished", "--json"))!["endpoints"]![0]!["periods"]!.AsArray();
        Assert.Equal(["baseline", "first", "second"], periods.Select(period => period!["period"]!.GetValue<string>()));
        Assert.All(periods, period => Assert.False(period!["dependsOnArm"]!.GetValue<bool>()));
    }

    private Task<string> Of(string study, params string[] more) => Asked(["schedule", "--data", home, "--study", study, "--participant", "P-001", "--endpoint", "primary", .. more]);

    private async Task Lived(string slug, Instant? until)
    {
        var world = new VirtualStudy(slug, Bundled.Unequal, Bundled.Read("ldn-fibromyalgia-2013.truth.yaml"), 5, 3, new LocalDate(2026, 1, 5), until);
        await using var study = await world.Run(new DataFolder(home).Study(slug), null, TestContext.Current.CancellationToken);
        Assert.Equal(until is null, study.State.Code is not null);
    }

    /// <summary>The period and the day of every row.</summary>
    private static List<string> Rows(string table) => [.. table.Split('\n').Select(line => line.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Where(cells => cells.Length > 3 && cells[0] != "period").Select(cells => $"{cells[0]} {cells[1]}")];

    private static async Task<string> Asked(string[] arguments)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        var exit = await CommandLine.Run(arguments, results, talk, interactive: false, TestContext.Current.CancellationToken);
        Assert.True(exit == ExitCode.Ok, talk.ToString());
        return results.ToString();
    }
}
