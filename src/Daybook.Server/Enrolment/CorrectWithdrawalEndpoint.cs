using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>She left on another day than was written down.</summary>
public static class CorrectWithdrawalEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new CorrectWithdrawal(participant.Key, form.Date("date", "The date"), form.Required("reason", "The reason"));
        return await request.Do(form, command, $"/participants/{participant.Key}", refusal => TimelineEndpoint.Page(request, refusal));
    }
}
