using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The coordinator shows a code; the participant's phone reads it.</summary>
public static class JoiningEndpoint
{
    public static Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(http));
        var shown = request.Session.Joining is { } joining && joining.Study == request.Key && joining.Participant == participant.Key && FrontDesk.Of(http).Joining.Waits(joining.Code)
            ? $"{http.Request.Scheme}://{http.Request.Host}/phone/#join={joining.Code}" : null;
        return Task.FromResult(StudyRequest.Show<JoiningPage>(request.Frame($"The phone of {Words.Name(participant)}", "/screening"), ("Participant", participant), ("Link", shown)));
    }

    public static Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(http));
        var code = FrontDesk.Of(http).Joining.Make(request.Key, participant.Key, request.Caller.Actor, request.Caller.Site);
        request.Session.Joining = (request.Key, participant.Key, code);
        return Task.FromResult(Answers.SeeOther(http, request.Path($"/participants/{participant.Key}/joining")));
    }
}
