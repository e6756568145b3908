using System.Net;
using Daybook.Trial;

namespace Daybook.Tests.Server;

public sealed class FirstLookTests(ITestOutputHelper output)
{
    [Fact]
    public async Task every_page_of_every_role_answers()
    {
        await using var world = await World.Make();
        await using var site = await Site.Open(world);
        using var ines = await site.As("ines");
        var p = Story.People[0].Key;
        foreach (var path in new[] { "/", "/participants", $"/participants/{p}", $"/participants/{p}/values", $"/participants/{p}/visits/v3", $"/participants/{p}/adverse-events", "/queries", "/kits", "/lock", "/report", "/audit", "/export/observations.csv", "/checkpoint" })
        {
            var reading = await ines.Get("/s/demo" + path);
            output.WriteLine($"{path} {reading.Status} {reading.Body.Length}");
            Assert.Equal(HttpStatusCode.OK, reading.Status);
        }
    }
}
