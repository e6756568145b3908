using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Takes a phone away from her: lost, sold or given back. The address at which it could be called is forgotten.</summary>
public static class RevokeDeviceEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var answer = await EnrolmentEndpoint.Act(http, (participant, form) => new RevokeDevice(participant.Key, form.Required("revoked", "The phone"), form.Text("reason") ?? ""));
        var request = StudyRequest.Of(http);
        if (request.Participant() is { } before && request.Study.State.Participants[before.Key] is var her && her.Revoked.Count > before.Revoked.Count && !request.Study.Identities.IsErased(her.Key))
            request.Study.Identities.ChangeWishes(her.Key, wishes => wishes.HeldBy(her));
        return answer;
    }
}
