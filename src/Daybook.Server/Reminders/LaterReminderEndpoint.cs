using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>When she is called again.</summary>
public sealed record LaterReminder(string At);

/// <summary>She cannot write now and asks to be called again in half an hour. The calls of the evening come all the same.</summary>
public static class LaterReminderEndpoint
{
    public const string Path = PhoneRemindersEndpoint.Path + "/later";

    private static readonly Duration After = Duration.FromMinutes(30);

    public static Task<IResult> Answer(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var at = request.Now + After;
        if (!request.Study.Identities.IsErased(request.Participant))
            request.Study.Identities.ChangeWishes(request.Participant, wishes => wishes with { Later = at.ToDateTimeOffset() });
        return Task.FromResult(Results.Bytes(SyncJson.Write(new LaterReminder(InstantPattern.General.Format(at))), "application/json"));
    }
}
