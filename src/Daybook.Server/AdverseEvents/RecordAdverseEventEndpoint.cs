using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Records an adverse event, or updates the one whose number is given. Without a number it is a new one, whoever else records one at the same moment.</summary>
public static class RecordAdverseEventEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var serious = form.Required("serious", "Whether it is serious");
        var command = new RecordAdverseEvent(participant.Key, form.Text("adverse-event") ?? await request.NewId("AE"), form.Required("term", "The term"),
            form.Date("onset", "The first day"), form.DateIf("resolved", "The last day"), form.Choice<Severity>("severity", "Severity"), serious == "yes",
            form.Choice<Relatedness>("relatedness", "Relatedness"), form.Choice<ActionTaken>("action", "The action"), form.Choice<Outcome>("outcome", "The outcome"));
        return await request.Do(form, command, $"/participants/{participant.Key}/adverse-events", refusal => AdverseEventsEndpoint.Page(request, refusal));
    }
}
