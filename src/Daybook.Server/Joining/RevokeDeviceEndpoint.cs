using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Takes a phone away from her: lost, sold or given back.</summary>
public static class RevokeDeviceEndpoint
{
    public static Task<IResult> Answer(HttpContext http) =>
        EnrolmentEndpoint.Act(http, (participant, form) => new RevokeDevice(participant.Key, form.Required("revoked", "The phone"), form.Text("reason") ?? ""));
}
