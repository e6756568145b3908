using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Gives the participant the next place of the sealed list.</summary>
public static class RandomiseParticipantEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, _, _) => new RandomiseParticipant(participant.Key));
}
