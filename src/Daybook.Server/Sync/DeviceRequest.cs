using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Daybook.Server;

/// <summary>A request that an enrolled device signed with its key. There is no session: a phone that was offline for weeks, and a server that was started anew, need none.</summary>
/// <remarks>Its age is not judged: a phone's clock may be wrong by years. Whoever could repeat a request has read it, and a repeated one adds no entry; at most it sets a wish for reminders as it was.</remarks>
public sealed record DeviceRequest(RunningStudy Study, string Device, ParticipantKey Participant, ReadOnlyMemory<byte> Body, Instant Now)
{
    public const string DeviceHeader = "X-Daybook-Device";
    public const string SignatureHeader = "X-Daybook-Signature";

    /// <summary>Whether the device is the participant's no longer.</summary>
    public bool IsRevoked => Study.State.Participants[Participant].Revoked.ContainsKey(Device);

    /// <summary>The request; null when no device of that study signed it.</summary>
    public static async Task<DeviceRequest?> Of(HttpContext http, FrontDesk desk)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(desk);
        if (desk.Study(http.Request.RouteValues["study"] as string) is not { } study)
            return null;
        var body = await Read(http);
        var headers = http.Request.Headers;
        return Of(study, headers[DeviceHeader].ToString(), headers[SignatureHeader].ToString(), http.Request.Method, http.Request.Path, body, desk.Now);
    }

    /// <summary>The same of a request that came by another way than HTTP.</summary>
    public static DeviceRequest? Of(RunningStudy study, string device, string signature, string method, string path, ReadOnlyMemory<byte> body, Instant now)
    {
        ArgumentNullException.ThrowIfNull(study);
        var state = study.State;
        return state.DeviceKeys.TryGetValue(device, out var key) && DeviceKey.Signed(key, DeviceKey.RequestText(method, path, body.Span), signature)
            ? new DeviceRequest(study, device, state.Devices[device], body, now)
            : null;
    }

    private static async Task<byte[]> Read(HttpContext http)
    {
        using var memory = new MemoryStream();
        await http.Request.Body.CopyToAsync(memory, http.RequestAborted);
        return memory.ToArray();
    }
}
