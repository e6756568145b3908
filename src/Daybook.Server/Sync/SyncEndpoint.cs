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
            return Wrong(asked) is { } wrong
                ? Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable(wrong))
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

    // That the elements of a list may not be null is nothing that the JSON reader looks at.
    private static string? Wrong(SyncRequest asked) =>
        asked.Entries.Count > SyncDesk.Most ? "There are too many entries in one request"
        : asked.Entries.Any(entry => entry is null) ? "One of the entries is null"
        : null;
}
