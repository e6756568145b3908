using System.Globalization;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Asks about a value or a participant. The query's number follows those that the study has.</summary>
public static class OpenQueryEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        long? entry = form.Has("entry") ? form.Count("entry", "The entry") : null;
        var command = new OpenQuery(participant.Key, NextId(request.State), entry, form.Text("item"), form.Required("text", "The question"));
        return await request.Do(form, command, $"/queries?participant={participant.Key}", refusal => QueriesEndpoint.Page(request, refusal));
    }

    private static string NextId(StudyState state)
    {
        var number = state.Queries.Count + 1;
        while (state.Queries.ContainsKey(Name(number)))
            number++;
        return Name(number);

        static string Name(int number) => "Q-" + number.ToString("000", CultureInfo.InvariantCulture);
    }
}
