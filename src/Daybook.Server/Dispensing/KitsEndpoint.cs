using Daybook.Study;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Stock by site and what is out, by kit number only.</summary>
public static class KitsEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var people = request.State.Participants;
        var held = request.State.Kits.Values.Where(kit => kit.Holder is { } holder && request.Caller.Sees(people[holder]))
            .Select(kit => (kit, people[kit.Holder!.Value].Label ?? kit.Holder.Value.Value)).ToList();
        return StudyRequest.Show<KitsPage>(request.Frame("Kits", "/kits"),
            ("Overview", await request.Ask(new ShowOverview(request.Caller.Viewer))), ("Out", held), ("Page", request.Page(100)));
    }
}
