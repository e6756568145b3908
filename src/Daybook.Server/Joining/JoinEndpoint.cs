using System.Text.Json;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>A phone comes with the code from the coordinator's screen and the key that it made, and is bound to that participant.</summary>
public static class JoinEndpoint
{
    public const string Path = "/join";

    public static async Task<IResult> Answer(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        JoinRequest asked;
        try
        {
            asked = (await JsonSerializer.DeserializeAsync<JoinRequest>(http.Request.Body, JsonSerializerOptions.Web, http.RequestAborted))!;
        }
        catch (JsonException unreadable)
        {
            return Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The body is no request to join: " + unreadable.Message));
        }
        // A key that is none uses no code up.
        if (asked is not { Code: { } code, Key: { } key } || DeviceKey.NameOf(key) is not { } device)
            return Answers.Problem(StatusCodes.Status400BadRequest, Answers.Unreadable("The code or the key is missing"));
        var desk = FrontDesk.Of(http);
        if (desk.Joining.Use(code, key) is not { } found || desk.Study(found.Study) is not { } study)
            return Answers.Problem(StatusCodes.Status422UnprocessableEntity, UsedUp);
        // The answer may have been lost, or the study set back and brought up again: a phone that is hers is told so again.
        if (IsHers(study, found, device, key))
            return Results.Bytes(SyncJson.Write(Welcome(study, found, device)), "application/json");
        return await study.Journal.Do(new Request(new EnrolDevice(found.Participant, device, key), found.By, "join-" + JoiningCodes.HashOf(code)[..32], found.Site), http.RequestAborted) switch
        {
            Reply.Done => Results.Bytes(SyncJson.Write(Welcome(study, found, device)), "application/json"),
            Reply.Refused refused => Answers.Problem(StatusCodes.Status422UnprocessableEntity, refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool IsHers(RunningStudy study, JoiningCode found, string device, string key)
    {
        var state = study.State;
        return state.Devices.GetValueOrDefault(device) == found.Participant && state.DeviceKeys.GetValueOrDefault(device) == key
            && !state.Participants[found.Participant].Revoked.ContainsKey(device);
    }

    private static JoinReply Welcome(RunningStudy study, JoiningCode found, string device)
    {
        var opened = study.State.Opened!;
        return new JoinReply(opened.Study, opened.Title, opened.Purpose == Purpose.Real ? "" : Words.Stamp(opened.Purpose), device, found.Participant.Value, ReceiptSignature.KeyOf(study).ToString());
    }

    private static Refusal UsedUp { get; } = new("joining.used-up", "This code does not work, or not any more", "The phone was not bound.", "Ask the study team to show a new code.");
}
