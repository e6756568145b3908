using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Moves a start in her schedule, and with it all that counts from it.</summary>
public static class MoveScheduleEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var period = MovableStarts.Chosen(MovableStarts.Of(request, participant), form);
        var command = new MoveSchedule(participant.Key, period, form.Date("date", "The new date"), form.Required("reason", "The reason"));
        return await request.Do(form, command, $"/participants/{participant.Key}/schedule", refusal => ScheduleEndpoint.Page(request, refusal));
    }
}
