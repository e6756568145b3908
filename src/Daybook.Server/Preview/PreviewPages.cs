using System.Globalization;
using Daybook.Analysis;
using Daybook.Trial;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace Daybook.Server;

/// <summary>The pages of the preview.</summary>
internal static class PreviewPages
{
    /// <summary>How often a waiting page looks whether the file was saved; half a second is promised.</summary>
    private static readonly TimeSpan LooksEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>The places of the preview, with the component that draws each.</summary>
    public static IReadOnlyList<(string Path, string Name, Type Page)> Places { get; } =
    [
        ("/phone", "Phone", typeof(PreviewPhone)), ("/schedule", "Schedule", typeof(PreviewSchedule)), ("/visits", "Visits", typeof(PreviewVisits)),
        ("/consent", "Consent", typeof(PreviewConsent)), ("/kits", "Kits", typeof(PreviewKits)), ("/endpoints", "Endpoints", typeof(PreviewEndpoints)),
    ];

    public static void Map(IEndpointRouteBuilder app, PreviewedFile file, TimeProvider clock)
    {
        app.MapGet("/", () => Results.Redirect("/phone"));
        foreach (var (path, name, page) in Places)
            app.MapGet(path, (HttpContext http) => Page(file.Look(), path, name, page, Drawn(file, clock, http), PreviewChoice.Of(http.Request)));
        app.MapGet("/schedule.svg", (HttpContext http) => Drawn(file, clock, http) is { } drawn ? Picture(http, ScheduleFigure.Of(drawn)) : Results.NotFound());
        app.MapGet("/screen/{step:int}", (int step, HttpContext http) => PreviewScreens.Screen(file.Look(), FormItems.Diary, step, PreviewChoice.Of(http.Request), missing: false));
        app.MapGet("/screen/{form}/{step:int}", (string form, int step, HttpContext http) => PreviewScreens.Screen(file.Look(), form, step, PreviewChoice.Of(http.Request), missing: false));
        app.MapPost("/s/{word}/{form}/diary/{day}/{step:int}", (string word, string form, int step, HttpContext http) => PreviewScreens.Turn(file.Look(), word, form, step, http));
        app.MapGet("/s/{word}/{form}/{**rest}", (string word, string form) => Results.Redirect(PreviewScreens.Address(form, 1, PreviewChoice.Of(word))));
        app.MapGet("/changes", (HttpContext http) => Changes(file, http));
        app.MapGet("/assets/{file}", (Delegate)OwnFiles.Answer);
        foreach (var theme in PreviewChoice.Themes)
            app.MapGet(PreviewSheet.Of(theme), () => Results.Bytes(PreviewSheet.Read(theme), "text/css"));
        app.MapGet("/preview/{name}", (string name) => name is "preview.css" or "preview.js" ? Results.Bytes(OwnFiles.Read(name), name.EndsWith("css", StringComparison.Ordinal) ? "text/css" : "text/javascript") : Results.NotFound());
    }

    /// <summary>The schedule of the last sound version, day 1 today, in the arm that the page names.</summary>
    private static Timetable? Drawn(PreviewedFile file, TimeProvider clock, HttpContext http)
    {
        if (file.Look().Sound is not { } written)
            return null;
        var protocol = PreviewChoice.Of(http.Request).Spoken(written);
        var arm = protocol.Arms.FirstOrDefault(known => known.Id == http.Request.Query["arm"].ToString()) ?? protocol.Arms[0];
        var zone = protocol.Sites[0].Zone;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
        return new Timetable(Schedule.Planned(Turns.Lived(protocol, arm.Id), today, zone), arm);
    }

    private static PageResult Page(Previewed file, string path, string name, Type page, Timetable? drawn, PreviewChoice choice) => new(typeof(PreviewPage), new Dictionary<string, object?>
    {
        ["File"] = file,
        ["Here"] = path,
        ["Title"] = name,
        ["Page"] = page,
        ["Drawn"] = drawn,
        ["Choice"] = choice,
    });

    private static IResult Picture(HttpContext http, Figure figure)
    {
        // A figure that stands alone brings its own style sheet.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Text(figure.Svg, "image/svg+xml");
    }

    /// <summary>Answers when the file was saved after the version that the page shows (server-sent events).</summary>
    private static async Task Changes(PreviewedFile file, HttpContext http)
    {
        http.Response.ContentType = "text/event-stream";
        await http.Response.Body.FlushAsync(http.RequestAborted);
        var shown = http.Request.Query["shown"].ToString();
        while (!http.RequestAborted.IsCancellationRequested && file.Look().Version.ToString(CultureInfo.InvariantCulture) == shown)
            await Task.Delay(LooksEvery, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (!http.RequestAborted.IsCancellationRequested)
            await http.Response.WriteAsync("data: saved\n\n", http.RequestAborted);
    }
}
