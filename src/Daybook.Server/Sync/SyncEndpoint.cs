using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Where phones send to. Under pressure it says when to come again instead of letting everybody wait.</summary>
public static class SyncEndpoint
{
    public const string Path = "/s/{study}/sync";
    private const int AtOnce = 64;
    private const string ComeAgainSeconds = "10";

    private static readonly SemaphoreSlim Places = new(AtOnce);

    public static async Task<IResult> Answer(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(request);
        if (!await Places.WaitAsync(0, http.RequestAborted))
        {
            http.Response.Headers.RetryAfter = ComeAgainSeconds;
            return Answers.Problem(StatusCodes.Status503ServiceUnavailable, Answers.NotWriting);
        }
        try
        {
            var asked = SyncJson.Read<SyncRequest>(request.Body.Span);
            return asked.Entries.Count > SyncDesk.Most
                ? Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("There are too many entries in one request"))
                : Results.Bytes(SyncJson.Write(await SyncDesk.Answer(request, asked, http.RequestAborted)), "application/json");
        }
        catch (JsonException unreadable)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The body is no sync request: " + unreadable.Message));
        }
        finally
        {
            Places.Release();
        }
    }
}
