using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>She never left: takes the withdrawal back.</summary>
public static class RescindWithdrawalEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new RescindWithdrawal(participant.Key, form.Required("reason", "The reason"));
        return await request.Do(form, command, $"/participants/{participant.Key}", refusal => TimelineEndpoint.Page(request, refusal));
    }
}
