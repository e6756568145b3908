using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Daybook.Bench;

/// <summary>The real server with one participant whose diary asks certain questions.</summary>
internal sealed class ThumbSite : IAsyncDisposable
{
    private const string Diary = "  items:\n", After = "forms:\n";

    private readonly SyncTemplate template;
    private readonly PhoneStudy study;
    private readonly WebApplication app;

    private ThumbSite(SyncTemplate template, PhoneStudy study)
    {
        (this.template, this.study) = (template, study);
        var routes = Routes.All.Select(route => route with { Answer = http => Away ? Lose(http) : route.Answer(http) });
        app = DaybookServer.Build(new ServerOptions { Studies = [study.Study], Clock = study.Clock, Address = new Uri("http://127.0.0.1:0") }, [.. routes]);
    }

    /// <summary>No request is answered: whatever a browser holds for a network, nothing gets through.</summary>
    public bool Away { get; set; }

    public DateTimeOffset Now => study.Clock.Now;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <param name="items">The questions, a line each.</param>
    /// <param name="washout">The days between the two periods of 14 and 10.</param>
    public static async Task<ThumbSite> Open(string items, int washout = 7)
    {
        var template = await SyncTemplate.Make();
        var study = await template.Copy();
        await Publish(study, items, washout);
        var site = new ThumbSite(template, study);
        await site.app.StartAsync();
        return site;
    }

    /// <summary>The questions of a bundled study's diary, a line each.</summary>
    public static IReadOnlyList<string> Items(string protocol)
    {
        var yaml = File.ReadAllText(Repository.At("protocols", protocol)).ReplaceLineEndings("\n");
        var from = yaml.IndexOf(Diary, yaml.IndexOf("\ndiary:", StringComparison.Ordinal), StringComparison.Ordinal) + Diary.Length;
        return yaml[from..yaml.IndexOf(After, from, StringComparison.Ordinal)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Her phone joins, and the app is on it.</summary>
    public async Task Join(IBrowserContext window)
    {
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone/#join=" + Code());
        await page.Locator(".join .next").ClickAsync();
        await page.Locator(".ready").WaitForAsync();
        await page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await page.Locator(".ready .next").DispatchEventAsync("click");
        await page.Locator(".home .card").WaitForAsync();
        await page.CloseAsync();
    }

    /// <summary>What the study has of her diary.</summary>
    public int DaysSent => study.Study.State.Participants[PhoneStudy.Her].DiaryDays.Count(day => day.Value == Verdict.InTime);

    /// <summary>A code for her phone, as the coordinator's screen shows it.</summary>
    private string Code() => app.Services.GetRequiredService<FrontDesk>().Joining.Make("demo", PhoneStudy.Her, Cast.Cora, null);

    public void NextEvening() => study.Clock.Now = study.Clock.Now.AddDays(1);

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await study.DisposeAsync();
        await template.DisposeAsync();
    }

    private static Task<IResult> Lose(HttpContext http)
    {
        http.Abort();
        return Task.FromResult(Results.Empty);
    }

    private static async Task Publish(PhoneStudy study, string items, int washout)
    {
        var yaml = (await File.ReadAllTextAsync(Repository.At("protocols", "minimal-crossover.yaml"))).ReplaceLineEndings("\n")
            .Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal).Replace(string.Join('\n', Items("minimal-crossover.yaml")) + "\n", items, StringComparison.Ordinal)
            .Replace("id: washout, days: 7", $"id: washout, days: {washout}", StringComparison.Ordinal).Replace("id: v2, day: 22", $"id: v2, day: {15 + washout}", StringComparison.Ordinal).Replace("id: v3, day: 32", $"id: v3, day: {25 + washout}", StringComparison.Ordinal);
        foreach (var (command, by) in new (Command, Actor)[] { (new PublishProtocol(yaml), Cast.Adam), (new AdoptProtocol(PhoneStudy.Her, ProtocolReader.HashOf(yaml), "to be measured"), Cast.Ines) })
            if (await study.Study.Journal.Do(command, by, command.GetType().Name) is Reply.Refused refused)
                throw new InvalidOperationException(refused.Refusal.ToString());
    }
}
