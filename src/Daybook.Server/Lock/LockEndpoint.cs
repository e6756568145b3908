using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The page of lock and code.</summary>
public static class LockEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Task.FromResult(StudyRequest.Show<LockPage>(request.Frame("Lock and code", "/lock", refusal), ("State", request.State)));
    }
}
