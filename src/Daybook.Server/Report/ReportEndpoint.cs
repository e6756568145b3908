using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The report once the code is open; before that, what still stands between the study and its report.</summary>
public static class ReportEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.State.Code is null)
            return StudyRequest.Show<ReportShellPage>(request.Frame("Report", "/report"), ("State", request.State), ("Protocol", request.CurrentProtocol));
        return await ReportFile.Answer(request);
    }
}
