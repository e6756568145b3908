using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Hands a kit out.</summary>
public static class DispenseKitEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, visit, form) =>
        new DispenseKit(participant.Key, visit, form.Date("date", "The date"), form.Text("kit") is { } kit ? new KitId(kit) : null));
}
