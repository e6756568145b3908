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
            app.MapGet(path, (HttpContext http) => Page(file.Look(), path, name, page, Drawn(file, clock, http)));
        app.MapGet("/schedule.svg", (HttpContext http) => Drawn(file, clock, http) is { } drawn ? Picture(http, ScheduleFigure.Of(drawn)) : Results.NotFound());
        app.MapGet("/screen/{step:int}", (int step) => Screen(file.Look(), step, missing: false));
        app.MapPost("/s/preview/diary/{day}/{step:int}", (int step, HttpContext http) => Turn(file.Look(), step, http));
        app.MapGet("/s/preview/{**rest}", () => Results.Redirect("/screen/1"));
        app.MapGet("/changes", (HttpContext http) => Changes(file, http));
        app.MapGet("/assets/{file}", (Delegate)OwnFiles.Answer);
        app.MapGet("/preview/{name}", (string name) => name is "preview.css" or "preview.js" ? Results.Bytes(OwnFiles.Read(name), name.EndsWith("css", StringComparison.Ordinal) ? "text/css" : "text/javascript") : Results.NotFound());
    }

    /// <summary>The schedule of the last sound version, day 1 today, in the arm that the page names.</summary>
    private static Timetable? Drawn(PreviewedFile file, TimeProvider clock, HttpContext http)
    {
        if (file.Look().Sound is not { } protocol)
            return null;
        var arm = protocol.Arms.FirstOrDefault(known => known.Id == http.Request.Query["arm"].ToString()) ?? protocol.Arms[0];
        var zone = protocol.Sites[0].Zone;
        var today = Instant.FromDateTimeOffset(clock.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb[zone]).Date;
        return new Timetable(Schedule.Planned(Turns.Lived(protocol, arm.Id), today, zone), arm);
    }

    private static PageResult Page(Previewed file, string path, string name, Type page, Timetable? drawn) => new(typeof(PreviewPage), new Dictionary<string, object?>
    {
        ["File"] = file,
        ["Here"] = path,
        ["Title"] = name,
        ["Page"] = page,
        ["Drawn"] = drawn,
    });

    private static IResult Picture(HttpContext http, Figure figure)
    {
        // A figure that stands alone brings its own style sheet.
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        return Results.Text(figure.Svg, "image/svg+xml");
    }

    private static IResult Screen(Previewed file, int step, bool missing)
    {
        if (file.Sound?.Diary is not { } diary || step < 1 || step > diary.Items.Count)
            return Results.NotFound();
        return new PageResult(typeof(DiaryItemPage), new Dictionary<string, object?>
        {
            ["Frame"] = new Frame(diary.Items[step - 1].Ask) { Study = "preview", StudyTitle = file.Sound.Title, Purpose = Purpose.Rehearsal, Phone = true },
            ["Day"] = new LocalDate(2026, 1, 1),
            ["Late"] = false,
            ["Item"] = diary.Items[step - 1],
            ["Question"] = BodyMaps.Question(diary.Items, diary.Items[step - 1]),
            ["Answer"] = null,
            ["Step"] = step,
            ["Number"] = step,
            ["Count"] = diary.Items.Count,
            ["Missing"] = missing,
        });
    }

    // The phone of the preview turns its pages and keeps no answer.
    private static async Task<IResult> Turn(Previewed file, int step, HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var go = form["go"].ToString();
        if (go == "next" && form["answer"].ToString().Length == 0)
            return Screen(file, step, missing: true);
        var to = go switch { "next" or "skip" => step + 1, "back" => step - 1, _ => step };
        var count = file.Sound?.Diary?.Items.Count ?? 1;
        return Results.Redirect($"/screen/{(to < 1 || to > count ? 1 : to).ToString(CultureInfo.InvariantCulture)}");
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
