using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Asks about a value or a participant.</summary>
public static class OpenQueryEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        long? entry = form.Has("entry") ? form.Count("entry", "The entry") : null;
        var command = new OpenQuery(participant.Key, await request.NewId("Q"), entry, form.Text("item"), form.Required("text", "The question"));
        return await request.Do(form, command, $"/queries?participant={participant.Key}", refusal => HistoryLink.From(request) is null ? QueriesEndpoint.Page(request, refusal) : ValuesEndpoint.History(request, refusal));
    }
}
