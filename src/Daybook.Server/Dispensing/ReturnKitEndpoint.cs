using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Takes a kit back.</summary>
public static class ReturnKitEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, visit, form) =>
        new ReturnKit(participant.Key, visit, form.Date("date", "The date"), new KitId(form.Required("kit", "The kit")), form.Count("units", "The count"), form.Text("reason")));
}
