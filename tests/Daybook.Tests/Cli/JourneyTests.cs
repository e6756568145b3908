using System.Text.Json.Nodes;
using Daybook.Cli;
using Daybook.Tests.Postgres;

namespace Daybook.Tests.Cli;

/// <summary>Whole journeys over the real command, with the ends that a user meets.</summary>
public sealed class JourneyTests(PostgresServer postgres) : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("daybook-journey-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task a_demo_run_again_in_its_folder_ends_at_the_same_head_and_report()
    {
        var first = await Demo();
        var again = await Demo();
        Assert.Equal(Essence(first), Essence(again));
        Assert.Equal(ExitCode.Ok, (await Run("verify", "--data", home, "--study", "ldn-fibromyalgia-2009")).Exit);
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
    public async Task a_protocol_of_one_s_own_is_rehearsed_to_its_report()
    {
        var (own, data) = (Path.Combine(home, "own.yaml"), Path.Combine(home, "rehearsal"));
        File.Copy(Repository.At("protocols", "minimal-parallel.yaml"), own);
        string[] ask = ["rehearse", own, "--data", data, "--today", "2026-06-01", "--participants", "6"];
        Assert.Equal(ExitCode.NotFound, (await Run(ask)).Exit);
        File.Copy(Repository.At("protocols", "minimal-parallel.truth.yaml"), Path.Combine(home, "own.truth.yaml"));
        var answer = JsonNode.Parse(await Well([.. ask, "--json"]))!;
        Assert.True(answer["codeOpen"]!.GetValue<bool>());
        Assert.Equal(6, answer["enrolled"]!.GetValue<int>());
        Assert.Empty(answer["refused"]!.AsArray());
        Assert.Contains("SYNTHETIC", await File.ReadAllTextAsync(answer["report"]!["path"]!.GetValue<string>(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Matches(@"main \(primary, n = [3-6]\): Difference", await Well(ask));
        Assert.Equal(ExitCode.Ok, (await Run("verify", "--data", data)).Exit);
        Assert.Equal(ExitCode.Refused, (await Run([.. ask, "--seed", "2"])).Exit);
        await File.AppendAllTextAsync(Path.Combine(home, "own.truth.yaml"), "# another thought\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Refused, (await Run(ask)).Exit);
        var (exit, _, talk) = await Run("rehearse", own, "--data", data, "--participants", "5000");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("choose 1 to", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_rehearsal_of_more_people_than_places_is_refused()
    {
        var own = Path.Combine(home, "own.yaml");
        var yaml = await File.ReadAllTextAsync(Repository.At("protocols", "minimal-parallel.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(own, yaml.Replace("places: 40", "places: 6", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var (exit, _, talk) = await Run("rehearse", own, "--truth", Repository.At("protocols", "minimal-parallel.truth.yaml"), "--data", home, "--participants", "7");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("the protocol has places for 6 in each stratum", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task which_days_make_the_primary_endpoint_of_a_participant_is_answered()
    {
        await Demo();
        string[] ask = ["schedule", "--data", home, "--study", "minimal-crossover", "--participant", "P-001", "--endpoint", "primary"];
        var (exit, _, talk) = await Run(ask);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("north and at south", talk, StringComparison.Ordinal);

        var answer = JsonNode.Parse(await Well([.. ask, "--site", "north", "--json"]))!;
        Assert.Equal("P-001", answer["participant"]!.GetValue<string>());
        Assert.Equal("end-pain", answer["endpoints"]!.AsArray().Single()!["endpoint"]!.GetValue<string>());
        Assert.Equal(14, answer["diary"]!.AsArray().Count);
        Assert.Contains("late until", await Well([.. ask, "--site", "north"]), StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, (await Run("schedule", "--data", home, "--study", "minimal-crossover", "--participant", "P-999")).Exit);
        Assert.Equal(ExitCode.Usage, (await Run([.. ask, "--arm", "AB"])).Exit);
    }

    [Fact]
    public async Task a_schedule_of_a_made_up_participant_says_so_in_every_format()
    {
        await Demo();
        string[] ask = ["schedule", "--data", home, "--study", "minimal-crossover", "--participant", "P-001", "--site", "north", "--format"];
        Assert.StartsWith("SYNTHETIC\nminimal-crossover 1.0, P-001 at north\n", await Well([.. ask, "table"]), StringComparison.Ordinal);
        Assert.StartsWith("SYNTHETIC\n", await Well([.. ask, "table", "--endpoint", "primary"]), StringComparison.Ordinal);
        Assert.Equal("SYNTHETIC", JsonNode.Parse(await Well([.. ask, "json"]))!["stamp"]!.GetValue<string>());
        Assert.Contains("SYNTHETIC: diary and visits", await Well([.. ask, "ics"]), StringComparison.Ordinal);
        Assert.Contains(">SYNTHETIC</text>", await Well([.. ask, "svg"]), StringComparison.Ordinal);
        foreach (var format in new[] { "table", "json", "ics", "svg" })
            Assert.DoesNotContain("SYNTHETIC", await Well("schedule", "minimal-crossover", "--format", format), StringComparison.Ordinal);
    }

    [Theory, InlineData("9999-12-01"), InlineData("3000-01-01"), InlineData("1899-12-31"), InlineData("-9998-01-01")]
    public async Task a_schedule_in_a_year_that_no_study_is_in_is_a_usage_error(string start)
    {
        var (exit, _, talk) = await Run("schedule", "minimal-crossover", $"--start={start}");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("1900 to 2999", talk, StringComparison.Ordinal);
    }

    [Theory, InlineData("1900-01-01"), InlineData("2999-12-31")]
    public async Task the_first_and_the_last_day_that_a_study_may_start_have_a_schedule(string start) =>
        Assert.Contains($"day 1 is {start}", await Well("schedule", "minimal-crossover", "--start", start), StringComparison.Ordinal);

    [Fact]
    public async Task a_schedule_on_paper_has_four_formats()
    {
        string[] ask = ["schedule", "minimal-crossover", "--start", "2026-03-01", "--zone", "Europe/Madrid", "--format"];
        Assert.StartsWith("minimal-crossover 1.0, on paper", await Well([.. ask, "table"]), StringComparison.Ordinal);
        Assert.Equal(3, JsonNode.Parse(await Well([.. ask, "json"]))!["visits"]!.AsArray().Count);
        Assert.StartsWith("BEGIN:VCALENDAR", await Well([.. ask, "ics"]), StringComparison.Ordinal);
        Assert.StartsWith("<svg", await Well([.. ask, "svg"]), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, (await Run([.. ask, "pdf"])).Exit);
        Assert.Equal(ExitCode.NotFound, (await Run("schedule", "minimal-crossover", "--arm", "XY")).Exit);
        Assert.Equal(ExitCode.Usage, (await Run("schedule", "minimal-crossover", "--zone", "Europe/Nowhere")).Exit);
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
        Assert.Equal(ExitCode.Ok, (await Run("backup", file, "--data", home, "--study", "ldn-fibromyalgia-2009", "--passphrase-file", phrase)).Exit);
        Assert.Equal(ExitCode.InvalidInput, (await Run("restore", file, "--data", Path.Combine(home, "back"), "--study", "copy", "--passphrase-file", wrong)).Exit);
        var (exit, results, _) = await Run("restore", file, "--data", Path.Combine(home, "back"), "--study", "copy", "--passphrase-file", phrase, "--json");
        Assert.Equal(ExitCode.Ok, exit);
        Assert.True(JsonNode.Parse(results)!["holds"]!.GetValue<bool>());
    }

    [Fact]
    public async Task a_study_moves_to_postgresql_by_its_backup_and_gives_the_same_report_and_export()
    {
        Environment.SetEnvironmentVariable("DAYBOOK_TEST_MOVE", postgres.ConnectionString);
        await Demo();
        var (phrase, file, there) = (Path.Combine(home, "phrase"), Path.Combine(home, "copy.backup"), Path.Combine(home, "there"));
        await File.WriteAllTextAsync(phrase, "correct horse battery\n", TestContext.Current.CancellationToken);
        await Well("backup", file, "--data", home, "--study", "ldn-fibromyalgia-2009", "--passphrase-file", phrase);
        await Well("restore", file, "--data", there, "--study", "ldn-fibromyalgia-2009", "--passphrase-file", phrase, "--postgres", "DAYBOOK_TEST_MOVE");
        Assert.Equal(await Well("verify", "--data", home, "--study", "ldn-fibromyalgia-2009"), await Well("verify", "--data", there));
        Assert.Contains("already right", await Well("rebuild", "--data", there), StringComparison.Ordinal);
        await Well("report", "--data", there);
        Assert.Equal(
            File.ReadAllText(Path.Combine(home, "reports", "ldn-fibromyalgia-2009", "report.html")),
            File.ReadAllText(Path.Combine(there, "reports", "ldn-fibromyalgia-2009", "report.html")));
        await Well("export", "--data", home, "--study", "ldn-fibromyalgia-2009", "--out", Path.Combine(home, "a.csv"));
        await Well("export", "--data", there, "--out", Path.Combine(home, "b.csv"));
        Assert.Equal(File.ReadAllText(Path.Combine(home, "a.csv")), File.ReadAllText(Path.Combine(home, "b.csv")));
        Assert.Contains("in PostgreSQL", await Well("doctor", "--data", there), StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, await Serves("--data", there));
    }

    /// <summary>Serves until the first page is answered, at most half a minute.</summary>
    private static async Task<ExitCode> Serves(params string[] args)
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var serving = CommandLine.Run(["serve", .. args, "--address", address.ToString()], TextWriter.Null, TextWriter.Null, interactive: false, stop.Token);
        using var client = new HttpClient();
        while (!await Answers(client, address, stop.Token)) await Task.Delay(100, stop.Token);
        await stop.CancelAsync();
        return await serving;
    }

    private static async Task<bool> Answers(HttpClient client, Uri address, CancellationToken cancellation)
    {
        try
        {
            return (await client.GetAsync(address, cancellation)).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    [Fact]
    public async Task a_study_is_opened_in_postgresql_whole_or_not_at_all_and_takes_commands()
    {
        Environment.SetEnvironmentVariable("DAYBOOK_TEST_OPEN", postgres.ConnectionString);
        string[] open = ["open", Repository.At("protocols", "minimal-crossover.yaml"), "--data", home, "--site", "north", "--postgres"];
        Assert.Equal(ExitCode.Failed, (await Run([.. open, "DAYBOOK_TEST_NOT_SET"])).Exit);
        Assert.Empty(Directory.GetDirectories(Path.Combine(home, "studies")));
        var (exit, _, talk) = await Run([.. open, "Host=localhost;Password=shown"]);
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("environment variable", talk, StringComparison.Ordinal);

        Assert.Contains("schema study_", await Well([.. open, "DAYBOOK_TEST_OPEN"]), StringComparison.Ordinal);

        var command = Path.Combine(home, "screen.json");
        await File.WriteAllTextAsync(command, """{"command":"screen-participant","participant":"ana","site":"north","date":"2026-06-01","route":"clinic","firstFailing":null}""", TestContext.Current.CancellationToken);
        await Well("do", command, "--data", home, "--as", "cora:coordinator");
        Assert.Contains("the record holds", await Well("verify", "--data", home), StringComparison.Ordinal);
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

    private static async Task<string> Well(params string[] args)
    {
        var (exit, results, talk) = await Run(args);
        Assert.True(exit == ExitCode.Ok, talk);
        return results;
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
