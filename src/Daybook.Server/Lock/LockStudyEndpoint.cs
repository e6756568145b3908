using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Locks the study, after its name was typed.</summary>
public static class LockStudyEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var form = await request.Form();
        var slug = request.State.Opened!.Slug;
        if (form.Text("confirm") != slug)
            return await request.Refused(Answers.Unreadable($"The name typed is not {slug}"), refusal => LockEndpoint.Page(request, refusal));
        return await request.Do(new LockStudy(), "/lock", refusal => LockEndpoint.Page(request, refusal));
    }
}
