using System.Security.Cryptography;
using System.Text;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>Sends the diary as one entry of the participant's own web device: the same command that a phone sends. "Sent" is said only after the commit.</summary>
public static class SendDiaryEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        if (DiaryTurn.Of(http) is not { } turn)
            return Stands(StudyRequest.Of(http)) ? Answers.SeeOther(http, StudyRequest.Of(http).Path("/diary")) : Answers.NotFound(http);
        if (!turn.IsComplete)
            return turn.ShowCheck(missing: true);
        var request = turn.Request;
        var device = "web-" + turn.Participant.Key.Value;
        if (await Enrol(request, turn.Participant, device) is { } refusal)
            return Answers.Error(http, StatusCodes.Status422UnprocessableEntity, refusal);
        switch (await request.Study.Journal.Do(Entry(turn, device), new Actor(ActorKind.Device, device, Role.Participant), device, request.Cancelled))
        {
            case Reply.Done:
                request.Session.Draft = null;
                return Answers.SeeOther(http, request.Path("/diary"));
            case Reply.Refused refused:
                return Answers.Error(http, StatusCodes.Status422UnprocessableEntity, refused.Refusal);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Whether that day's diary is in the record already: the page she is led to says that it was sent.</summary>
    private static bool Stands(StudyRequest request) => LocalDatePattern.Iso.Parse(request.FromPath("day") ?? "") is { Success: true, Value: var day }
        && request.State.Participants[request.Caller.Participant!.Value].DiaryDays.ContainsKey(day);

    /// <summary>The server's own device for her is enrolled once, by the system; enrolling it again is one act.</summary>
    private static async Task<Refusal?> Enrol(StudyRequest request, Participant participant, string device)
    {
        if (participant.Devices.ContainsKey(device))
            return null;
        var reply = await request.Study.Journal.Do(new EnrolDevice(participant.Key, device), new Actor(ActorKind.System, "daybook", Role.Administrator), "enrol-" + device, request.Cancelled);
        return (reply as Reply.Refused)?.Refusal;
    }

    private static SubmitEntry Entry(DiaryTurn turn, string device)
    {
        var (request, participant) = (turn.Request, turn.Participant);
        var answers = turn.Steps.Select(step => turn.Items[step - 1].Id).Select(item => new ItemAnswer(item, turn.Draft.Answers[item])).ToList();
        var payload = TrialJson.Write(new ItemsRecorded(participant.Key, "diary", new Occasion(OccasionKind.DiaryDay, Words.Iso(turn.Draft.Day)), answers));
        // Sending the same answers twice is one entry: the id comes from the session, the day and the bytes.
        var id = HMACSHA256.HashData(Encoding.UTF8.GetBytes(request.Session.FormToken), (byte[])[.. Encoding.UTF8.GetBytes($"{device}\n{turn.Draft.Day}\n"), .. payload]);
        var zone = turn.Door.Schedule.Zone;
        var clock = OffsetDateTimePattern.ExtendedIso.Format(request.Now.InZone(zone).ToOffsetDateTime());
        var number = (participant.Devices.GetValueOrDefault(device)?.Last ?? 0) + 1;
        return new SubmitEntry(participant.Key, "web-" + Convert.ToHexStringLower(id)[..32], device, number, payload, clock, zone.Id, null);
    }
}
