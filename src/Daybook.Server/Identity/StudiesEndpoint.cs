using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The studies in which the signed-in person has a role; with one only, straight into it.</summary>
public static class StudiesEndpoint
{
    public static Task<IResult> Show(HttpContext http)
    {
        var desk = FrontDesk.Of(http);
        var session = (Session)http.Items[typeof(Session)]!;
        var doors = desk.Studies.Select(study => study.State)
            .Select(state => (state.Opened, Caller: desk.CallerIn(session, state))).Where(pair => pair.Caller is not null)
            .Select(pair => new StudiesPage.Door(pair.Opened!.Study, pair.Opened.Title, pair.Caller!.Role, pair.Opened.Purpose)).ToList();
        if (doors.Count == 1)
            return Task.FromResult(Answers.SeeOther(http, $"/s/{doors[0].Key}/" + (doors[0].Role == Role.Participant ? "diary" : "")));
        var frame = new Frame("Your studies") { Purpose = doors.Any(door => door.Purpose == Purpose.Synthetic) ? Purpose.Synthetic : Purpose.Real };
        return Task.FromResult<IResult>(new PageResult(typeof(StudiesPage), new Dictionary<string, object?> { ["Frame"] = frame, ["Studies"] = doors }));
    }
}
