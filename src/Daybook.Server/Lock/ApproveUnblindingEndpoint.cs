using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>One of two approvals to open the code.</summary>
public static class ApproveUnblindingEndpoint
{
    public static Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        return request.Do(new ApproveUnblinding(), "/lock", refusal => LockEndpoint.Page(request, refusal));
    }
}
