using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>A participant's values, and the history of one: who, when, from what, why, in two clicks (M-1).</summary>
public static class ValuesEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var page = request.Page(100);
        var name = participant.Label ?? Words.Short(participant.Key);
        return StudyRequest.Show<ValuesPage>(request.Frame($"Values of {name}", "/participants"), ("Participant", participant.Key), ("Name", name),
            ("Values", await request.Ask(new ShowValues(request.Caller.Viewer, participant.Key, page))), ("Page", page));
    }

    public static Task<IResult> History(HttpContext http) => History(StudyRequest.Of(http), null);

    public static async Task<IResult> History(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant || HistoryLink.From(request) is not { } value)
            return Answers.NotFound(request.Http);
        if (Masking.WithholdsValues(request.State, request.Caller.Role))
            return Answers.Error(request.Http, StatusCodes.Status403Forbidden, Masking.Withheld);
        var history = await request.Ask(new ShowHistory(request.Caller.Viewer, participant.Key, value.Form, value.Occasion, value.Item, value.Place, value.Trial));
        if (history.Versions.Count == 0)
            return Answers.NotFound(request.Http);
        var name = participant.Label ?? Words.Short(participant.Key);
        return StudyRequest.Show<HistoryPage>(request.Frame($"{value.Item} of {name}", "/participants", refusal), ("Participant", participant.Key), ("Name", name),
            ("Zone", request.ZoneOf(participant.Site)), ("Value", value), ("History", history), ("Item", value.ItemOf(request.ProtocolOf(participant))));
    }
}
