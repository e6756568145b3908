using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Daybook.Tests.Browser.Storms;

/// <summary>How the network between the phone and the study is.</summary>
internal enum Weather
{
    /// <summary>Everything arrives.</summary>
    Fair,

    /// <summary>No request arrives.</summary>
    Away,

    /// <summary>The request is answered, and the answer is lost.</summary>
    LosesReplies,
}

/// <summary>The real server with a participant who may write as often as she likes, behind a network that can be made bad, with an app that can be renewed.</summary>
internal sealed class StormSite : IAsyncDisposable
{
    private const string Events = "events: [{ id: attack, title: An attack, items: [{ id: n, ask: Which one is it?, kind: number, range: [0, 1000000] }, { id: strength, ask: How strong is it?, kind: scale, range: [1, 10], ends: [Weak, Strong] }, { id: lying, ask: Must you lie down?, kind: yes-no }] }]\n";

    private readonly SyncTemplate template;
    private readonly WebApplication app;

    private StormSite(SyncTemplate template, PhoneStudy study, WebApplication app, AppVersions versions) => (this.template, Study, this.app, Versions) = (template, study, app, versions);

    public PhoneStudy Study { get; }

    public AppVersions Versions { get; }

    public SetClock Clock => Study.Clock;

    public Uri Address { get; private set; } = null!;

    public Weather Weather { get; set; }

    public static async Task<StormSite> Open()
    {
        var template = await SyncTemplate.Make();
        var study = await template.Copy();
        await Publish(study);
        StormSite? site = null;
        var versions = new AppVersions();
        var routes = Routes.All.Select(route => versions.Serve(route)).Select(route => route.Path == SyncEndpoint.Path ? route with { Answer = http => Travel(route, http, site!.Weather) } : route);
        var app = DaybookServer.Build(new ServerOptions { Studies = [study.Study], Clock = study.Clock, Address = new Uri("http://127.0.0.1:0") }, [.. routes]);
        site = new StormSite(template, study, app, versions);
        await app.StartAsync();
        site.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return site;
    }

    /// <summary>A code for her phone, as the coordinator's screen shows it.</summary>
    public string Code() => app.Services.GetRequiredService<FrontDesk>().Joining.Make("demo", PhoneStudy.Her, Cast.Cora, null);

    /// <summary>What the record holds of what she wrote: each diary by the number in it, with what stands beside that.</summary>
    public async Task<IReadOnlyList<(long Number, decimal? Strength, decimal? Lying)>> Written()
    {
        var rows = new List<Observation>();
        await foreach (var row in Study.Study.Observations.Read(new ObservationFilter { Participant = PhoneStudy.Her, Form = "attack" }))
            rows.Add(row);
        return [.. rows.GroupBy(row => row.Seq).Select(entry => ((long)Value(entry, "n")!.Value, Value(entry, "strength"), Value(entry, "lying")))];
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Study.DisposeAsync();
        await template.DisposeAsync();
    }

    private static decimal? Value(IEnumerable<Observation> rows, string item) => rows.Single(row => row.Item == item).Number;

    private static async Task<IResult> Travel(Route route, HttpContext http, Weather weather)
    {
        if (weather == Weather.Fair)
            return await route.Answer(http);
        if (weather == Weather.LosesReplies)
            await route.Answer(http);
        http.Abort();
        return Results.Empty;
    }

    private static async Task Publish(PhoneStudy study)
    {
        var yaml = (await File.ReadAllTextAsync(Repository.At("protocols", "minimal-crossover.yaml"))).ReplaceLineEndings("\n")
            .Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal).Replace("forms:\n", Events + "forms:\n", StringComparison.Ordinal);
        foreach (var (command, by) in new (Command, Actor)[] { (new PublishProtocol(yaml), Cast.Adam), (new AdoptProtocol(PhoneStudy.Her, ProtocolReader.HashOf(yaml)), Cast.Ines) })
            if (await study.Study.Journal.Do(command, by, command.GetType().Name) is Reply.Refused refused)
                throw new InvalidOperationException(refused.Refusal.ToString());
    }
}
