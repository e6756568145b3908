using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The screening log.</summary>
public static class ScreeningEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static async Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (page, protocol) = (request.Page(), request.CurrentProtocol);
        return StudyRequest.Show<ScreeningPage>(request.Frame("Screening", "/screening", refusal),
            ("Log", await request.Ask(new ShowScreening(request.Caller.Viewer, page))), ("Page", page),
            ("Sites", (protocol?.Sites ?? []).Where(site => request.Caller.Viewer.Sees(site.Id)).ToList()), ("Criteria", protocol?.Eligibility ?? []),
            ("Today", request.DateAt(request.Caller.Site ?? protocol?.Sites[0].Id)));
    }
}
