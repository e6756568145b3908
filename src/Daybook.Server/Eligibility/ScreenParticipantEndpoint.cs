using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Writes a person into the screening log, under a pseudonym that the server makes: nobody is tempted to write a name.</summary>
public static class ScreenParticipantEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var form = await request.Form();
        var key = new ParticipantKey(await request.NewId("S"));
        var command = new ScreenParticipant(key, form.Required("site", "The site"), form.Date("date", "The date"), form.Required("route", "How she came to the study"), form.Text("failing"));
        return await request.Do(form, command, command.FirstFailing is null ? $"/participants/{key}/consent" : "/screening", refusal => ScreeningEndpoint.Page(request, refusal));
    }
}
