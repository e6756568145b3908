using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The list of queries.</summary>
public static class QueriesEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static async Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        QueryStatus? status = null;
        foreach (var known in Enum.GetValues<QueryStatus>())
            if (Words.Kebab(known.ToString()) == request.Asked("status"))
                status = known;
        // A refused act names her in its path: her queries are shown then, all of them, so that the form is among them.
        ParticipantKey? participant = (request.FromPath("participant") ?? request.Asked("participant")) is { } key ? new ParticipantKey(key) : null;
        var page = refusal is null ? request.Page() : new Page(0, 500);
        var queries = await request.Ask(new ShowQueries(request.Caller.Viewer, status, participant, page));
        return StudyRequest.Show<QueriesPage>(request.Frame("Queries", "/queries", refusal),
            ("Queries", queries), ("Page", page), ("Now", request.Now), ("Status", status), ("Participant", participant));
    }
}
