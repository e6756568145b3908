using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Binds a device to her: from then on its entries are kept, whatever they say.</summary>
public static class EnrolDeviceEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => EnrolmentEndpoint.Act(http, (participant, form) => new EnrolDevice(participant.Key, form.Required("device", "The device")));
}
