using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Enrols her, with the time zone in which she lives and the language in which she reads.</summary>
public static class EnrolParticipantEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => EnrolmentEndpoint.Act(http, (participant, form) => new EnrolParticipant(participant.Key, form.Required("zone", "The time zone"), form.Text("language")));
}
