using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>A laboratory value of a visit.</summary>
public static class RecordLabValueEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, visit, form) =>
    {
        var request = StudyRequest.Of(http);
        var id = request.FromPath("test")!;
        // The page prints the protocol's unit beside the field; the value is read in it.
        var unit = request.ProtocolOf(participant)?.Labs.FirstOrDefault(known => known.Id == id)?.Unit ?? "";
        return new RecordLabValue(participant.Key, visit, id, form.Number("value", "The value"), unit, form.Date("drawn", "The date of drawing"));
    });
}
