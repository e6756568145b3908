using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>She leaves the study.</summary>
public static class WithdrawParticipantEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new WithdrawParticipant(participant.Key, form.Date("date", "The date"), form.Text("reason"));
        return await request.Do(form, command, $"/participants/{participant.Key}", refusal => TimelineEndpoint.Page(request, refusal));
    }
}
