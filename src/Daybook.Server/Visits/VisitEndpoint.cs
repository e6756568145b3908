using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The page of one visit, and the five acts that lead back to it.</summary>
public static class VisitEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant || request.ProtocolOf(participant) is not { } protocol || request.FromPath("visit") is not { } id
            || VisitView.Of(protocol, participant, request.State, id, request.DateOf(participant)) is not { } view)
            return Task.FromResult(Answers.NotFound(request.Http));
        return Task.FromResult(StudyRequest.Show<VisitPage>(request.Frame($"Visit {Words.Visit(id)} of {view.Name}", "/participants", refusal), ("View", view)));
    }

    /// <summary>An act at the visit: bind the form, put it to the study, come back to the page.</summary>
    public static async Task<IResult> Act(HttpContext http, Func<Participant, string, FormAnswers, Command> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant || request.FromPath("visit") is not { } visit)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = bind(participant, visit, form);
        return await request.Do(form, command, $"/participants/{participant.Key}/visits/{visit}", refusal => Page(request, refusal));
    }
}
