using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The worklist. A participant's Today is her diary.</summary>
public static class TodayEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Caller.Role == Role.Participant)
            return Answers.SeeOther(http, request.Path("/diary"));
        var page = request.Page();
        return StudyRequest.Show<TodayPage>(request.Frame("Today", "/"),
            ("Today", await request.Ask(new ShowToday(request.Caller.Viewer, page))),
            ("Overview", await request.Ask(new ShowOverview(request.Caller.Viewer))),
            ("Page", page));
    }
}
