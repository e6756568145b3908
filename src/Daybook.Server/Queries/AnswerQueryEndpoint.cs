using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Answers an open query.</summary>
public static class AnswerQueryEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant || request.FromPath("query") is not { } query)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new AnswerQuery(participant.Key, query, form.Required("text", "The answer"));
        return await request.Do(form, command, "/queries", refusal => QueriesEndpoint.Page(request, refusal));
    }
}
