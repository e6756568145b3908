using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The participant came.</summary>
public static class HoldVisitEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, visit, form) =>
        new HoldVisit(participant.Key, visit, form.Date("date", "The date of the visit")));
}
