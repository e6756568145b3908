using Daybook.Server;

namespace Daybook.Tests.Server.Preview;

/// <summary>A protocol file that goes away while it is being written.</summary>
public sealed class PreviewedFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daybook-previewed-").FullName;

    private string File => Path.Combine(folder, "trial.yaml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task a_file_that_is_deleted_keeps_its_last_sound_drawing_and_says_so_until_it_is_back()
    {
        var yaml = await System.IO.File.ReadAllTextAsync(Repository.At("protocols", "minimal-crossover.yaml"), TestContext.Current.CancellationToken);
        await Write(yaml);
        await using var app = PreviewServer.Build(new PreviewedFile(File), new Uri("http://127.0.0.1:0"), TimeProvider.System);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.DoesNotContain("the file is not there any more", await Get(client, "/schedule"), StringComparison.Ordinal);

        System.IO.File.Delete(File);
        foreach (var place in new[] { "/schedule", "/kits", "/endpoints" })
        {
            var page = await Get(client, place);
            Assert.Contains("DB0008", page, StringComparison.Ordinal);
            Assert.Contains("the file is not there any more", page, StringComparison.Ordinal);
        }
        Assert.Contains("31 diary days", await Get(client, "/schedule.svg"), StringComparison.Ordinal);

        await Write(yaml.Replace("title: ", "title: Again, ", StringComparison.Ordinal));
        Assert.DoesNotContain("the file is not there any more", await Get(client, "/schedule"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_it_is_gone_is_one_version_and_not_a_new_one_at_every_look()
    {
        await Write("protocol: half");
        var file = new PreviewedFile(File);
        var before = file.Look().Version;
        System.IO.File.Delete(File);
        Assert.Equal([before + 1, before + 1], new[] { file.Look().Version, file.Look().Version });
        Assert.Null(file.Look().Sound);
    }

    private Task Write(string yaml) => System.IO.File.WriteAllTextAsync(File, yaml, TestContext.Current.CancellationToken);

    private static Task<string> Get(HttpClient client, string path) => client.GetStringAsync(path, TestContext.Current.CancellationToken);
}
