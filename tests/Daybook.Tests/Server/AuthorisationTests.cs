using System.Net;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Trial;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Route = Daybook.Server.Route;

namespace Daybook.Tests.Server;

/// <summary>Every role and a stranger at every route: what happens is what the table says.</summary>
public sealed class AuthorisationTests(ITestOutputHelper output)
{
    private static readonly string?[] Everybody = [null, Story.People[0].Key.Value, .. Cast.All.Select(member => member.Id)];

    [Fact]
    public async Task every_endpoint_is_a_row_of_the_table_and_every_row_an_endpoint()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        var endpoints = site.Parts.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<Route>()));
        Assert.Equal(Routes.All.OrderBy(route => route.Path + route.Method), endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<Route>()!).OrderBy(route => route.Path + route.Method));
    }

    [Fact]
    public void every_row_says_who_may_and_what_it_shows()
    {
        Assert.All(Routes.All, route =>
        {
            Assert.NotEmpty(route.Shows);
            Assert.True(route.Access is not Access.Only { Roles.Count: 0 }, $"{route.Path} is open to nobody.");
            Assert.Equal(route.Path.StartsWith("/s/{study}/", StringComparison.Ordinal), route.Access is Access.Only or Access.Device);
        });
        Assert.Equal(Routes.All.Count, Routes.All.Select(route => (route.Method, route.Path)).Distinct().Count());
    }

    [Fact]
    public async Task what_a_role_gets_is_what_the_table_says()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, SignInsPerMinute = 1000 });
        var (cells, wrong) = (0, new List<string>());
        foreach (var who in Everybody)
        {
            using var visitor = who is null ? site.Stranger() : await site.As(who);
            var role = who is null ? (Role?)null : Players.Find(who)?.Role ?? Role.Participant;
            foreach (var request in Crawl.Of(Routes.All))
            {
                var reading = await Crawl.Send(visitor, request);
                cells++;
                if (!Expected(request.Route, role, reading.Status))
                    wrong.Add($"{role?.ToString() ?? "stranger"} {request.Route.Method} {request.Path}: {(int)reading.Status}");
            }
        }
        output.WriteLine($"{cells} cells");
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task a_write_without_the_session_s_own_token_is_refused_whoever_asks()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, SignInsPerMinute = 1000 });
        var size = world.Study.State.Size;
        foreach (var who in Everybody.OfType<string>())
        {
            using var visitor = await site.As(who);
            foreach (var request in Routes.All.Where(route => route.IsWrite && route.Access is not (Access.Anyone or Access.Device)).SelectMany(Crawl.Of))
                Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Post(request.Path, "text/html", "not-the-token", request.Fields)).Status);
        }
        Assert.Equal(size, world.Study.State.Size);
    }

    [Fact]
    public async Task a_write_that_a_page_of_another_site_sends_is_refused()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var visitor = site.Stranger();
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://elsewhere.example") })
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("study", "demo"), new("account", "ines")]) };
            message.Headers.Add(header, value);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Send(message)).Status);
        }
    }

    [Fact]
    public async Task a_study_that_is_not_there_is_not_there_for_anybody()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var ines = await site.As("ines");
        Assert.Equal(HttpStatusCode.NotFound, (await ines.Get("/s/other/")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ines.Get("/s/demo/participants/nobody")).Status);
    }

    /// <summary>Forbidden by the table is 403, before anything is read. Allowed is whatever the act itself says, but never 401 or 403, and never a fault.</summary>
    private static bool Expected(Route route, Role? role, HttpStatusCode status) => (route.Access, role) switch
    {
        (Access.Anyone, _) => (int)status < 500,
        // Nobody's session opens what a device opens with its key.
        (Access.Device, _) => status == HttpStatusCode.Unauthorized,
        (_, null) => status == (route.IsWrite ? HttpStatusCode.Unauthorized : HttpStatusCode.SeeOther),
        (Access.SignedIn, _) => status is HttpStatusCode.OK or HttpStatusCode.SeeOther,
        (Access.Only only, { } known) when !only.Roles.Contains(known) => status == HttpStatusCode.Forbidden,
        _ => (int)status < 500 && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden),
    };
}
