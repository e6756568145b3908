using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Closes an answered query.</summary>
public static class CloseQueryEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant || request.FromPath("query") is not { } query)
            return Answers.NotFound(http);
        return await request.Do(new CloseQuery(participant.Key, query), "/queries", refusal => QueriesEndpoint.Page(request, refusal));
    }
}
