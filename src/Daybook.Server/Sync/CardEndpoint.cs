using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The questions and windows of the next six weeks, for her phone. Its size tells nothing.</summary>
public static class CardEndpoint
{
    public const string Path = "/s/{study}/card";

    public static Task<IResult> Answer(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = request.Study.State;
        var her = state.Participants[request.Participant];
        return Task.FromResult(Results.Bytes(DiaryCard.Compile(state.ProtocolOf(her), her, request.Now).ToBytes(), "application/json"));
    }
}
