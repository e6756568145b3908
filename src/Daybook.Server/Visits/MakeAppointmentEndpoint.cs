using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Keeps day and hour of a visit, as agreed with her.</summary>
public static class MakeAppointmentEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new MakeAppointment(participant.Key, form.Required("visit", "The visit"), form.Date("date", "The day"), form.Time("time", "The hour"));
        return await request.Do(form, command, $"/participants/{participant.Key}/schedule", refusal => ScheduleEndpoint.Page(request, refusal));
    }
}
