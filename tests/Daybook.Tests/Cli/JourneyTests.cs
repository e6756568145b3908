using System.Text.Json.Nodes;
using Daybook.Cli;

namespace Daybook.Tests.Cli;

/// <summary>Whole journeys over the real command, with the ends that a user meets.</summary>
public sealed class JourneyTests : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("daybook-journey-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task a_demo_run_again_in_its_folder_ends_at_the_same_head_and_report()
    {
        var first = await Demo();
        var again = await Demo();
        Assert.Equal(Essence(first), Essence(again));
        Assert.Equal(ExitCode.Ok, (await Run("verify", "--data", home, "--study", "minimal-crossover")).Exit);
    }

    [Fact]
    public async Task a_demo_of_another_seed_leaves_the_one_that_stands_and_says_so()
    {
        await Demo();
        var (exit, results, _) = await Run("demo", "--no-serve", "--json", "--data", home, "--today", "2026-06-01", "--seed", "8");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("--reset", JsonNode.Parse(results)!["help"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_study_in_progress_has_a_shell_and_no_report()
    {
        await Demo();
        var (exit, _, talk) = await Run("report", "--data", home, "--study", "minimal-crossover");
        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("not locked", talk, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, (await Run("report", "--shell", "--data", home, "--study", "minimal-crossover")).Exit);
        var shell = File.ReadAllText(Path.Combine(home, "reports", "minimal-crossover-shell", "report.html"));
        Assert.Contains("SHELL", shell, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", shell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_import_with_a_wrong_row_imports_nothing_and_names_the_line()
    {
        var table = Path.Combine(home, "trial.csv");
        await File.WriteAllTextAsync(table, "pef,period,treatment,subject,sequence,sex,baseline\n310,1,F,1,FS,male,290\nmuch,2,S,1,FS,male,270\n", TestContext.Current.CancellationToken);
        var data = Path.Combine(home, "imported");
        var (exit, results, _) = await Run("import", "tabular", "--map", Repository.At("oracles", "xover", "asthma-2.map.yaml"), table, "--data", data, "--json");
        Assert.Equal(ExitCode.InvalidInput, exit);
        Assert.Contains(JsonNode.Parse(results)!["rejected"]!.AsArray(), row => row!["line"]!.GetValue<int>() == 3);
        Assert.False(Directory.Exists(data));
    }

    [Fact]
    public async Task a_study_is_opened_whole_or_not_at_all()
    {
        var (exit, _, talk) = await Run("open", Repository.At("protocols", "minimal-crossover.yaml"), "--data", home, "--site", "nowhere");
        Assert.Equal(ExitCode.InvalidInput, exit);
        Assert.Contains("north", talk, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(home, "studies")));
    }

    [Fact]
    public async Task a_backup_comes_back_verified_and_only_with_its_passphrase()
    {
        await Demo();
        var (phrase, wrong, file) = (Path.Combine(home, "phrase"), Path.Combine(home, "wrong"), Path.Combine(home, "copy.backup"));
        await File.WriteAllTextAsync(phrase, "correct horse battery\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(wrong, "incorrect horse battery\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Ok, (await Run("backup", file, "--data", home, "--study", "minimal-crossover", "--passphrase-file", phrase)).Exit);
        Assert.Equal(ExitCode.InvalidInput, (await Run("restore", file, "--data", Path.Combine(home, "back"), "--study", "copy", "--passphrase-file", wrong)).Exit);
        var (exit, results, _) = await Run("restore", file, "--data", Path.Combine(home, "back"), "--study", "copy", "--passphrase-file", phrase, "--json");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.True(JsonNode.Parse(results)!["holds"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("ftp://127.0.0.1")]
    public async Task an_address_is_a_whole_one(string address)
    {
        var (exit, _, talk) = await Run("serve", "--data", home, "--address", address);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("http://127.0.0.1:5080", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_file_that_is_not_text_is_refused()
    {
        var file = Path.Combine(home, "latin.yaml");
        await File.WriteAllBytesAsync(file, [0x74, 0xED, 0x0A], TestContext.Current.CancellationToken);
        var (exit, _, talk) = await Run("check", file);
        Assert.Equal(ExitCode.InvalidInput, exit);
        Assert.Contains("UTF-8", talk, StringComparison.Ordinal);
    }

    private async Task<JsonNode> Demo()
    {
        var (exit, results, talk) = await Run("demo", "--no-serve", "--json", "--data", home, "--today", "2026-06-01", "--seed", "7", "--participants", "4");
        Assert.True(exit == ExitCode.Ok, talk);
        return JsonNode.Parse(results)!;
    }

    // The time it took is all that may differ.
    private static string Essence(JsonNode demo)
    {
        demo.AsObject().Remove("seconds");
        return demo.ToJsonString();
    }

    private static async Task<(ExitCode Exit, string Results, string Talk)> Run(params string[] args)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        var exit = await CommandLine.Run(args, results, talk, interactive: false, TestContext.Current.CancellationToken);
        return (exit, results.ToString(), talk.ToString());
    }
}
