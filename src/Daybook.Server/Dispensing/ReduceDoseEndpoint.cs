using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Puts a participant who does not tolerate the dose on the lower one.</summary>
public static class ReduceDoseEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new ReduceDose(participant.Key, form.Date("date", "The first day of the lower dose"), form.Required("reason", "The reason"));
        return await request.Do(form, command, $"/participants/{participant.Key}/schedule", refusal => ScheduleEndpoint.Page(request, refusal));
    }
}
