using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Puts a new value in place of one that stands, with the reason. The old one stays readable (21 CFR 11.10(e)).</summary>
public static class CorrectItemsEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant || HistoryLink.From(request) is not { } value || value.ItemOf(request.ProtocolOf(participant)) is not { } item)
            return Answers.NotFound(http);
        var form = await request.Form();
        var answer = new ItemAnswer(value.Item, ItemReading.Read(item, form, $"new-{item.Id}"), value.Place, value.Trial);
        var command = new CorrectItems(participant.Key, form.Count("entry", "The entry"), [answer], form.Required("reason", "The reason"));
        return await request.Do(form, command, HistoryLink.To(participant.Key, value), refusal => ValuesEndpoint.History(request, refusal));
    }
}
