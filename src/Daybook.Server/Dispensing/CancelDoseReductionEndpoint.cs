using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Takes back a lower dose that was entered by mistake.</summary>
public static class CancelDoseReductionEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        return await request.Do(form, new CancelDoseReduction(participant.Key, form.Required("reason", "The reason")), $"/participants/{participant.Key}/schedule", refusal => ScheduleEndpoint.Page(request, refusal));
    }
}
