using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The record as it was written: who, what kind of act, when; no payloads (ICH E6(R3) 4.2.2). Sign-ins for those who review them.</summary>
public static class AuditEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var participant = request.Asked("participant");
        var from = request.Number("from");
        var log = await request.Ask(new ShowLog(request.Caller.Viewer, participant is null ? null : new ParticipantKey(participant), from, 50));
        var people = request.State.Participants.Values.Where(request.Caller.Sees)
            .Select(person => (person.Key.Value, person.Label is { } label ? $"{label}, {person.Site}" : person.Key.Value)).ToList();
        var zones = request.CurrentProtocol?.Sites.ToDictionary(site => site.Id, site => site.Zone) ?? [];
        IReadOnlyList<SignInLog.Line> signIns = request.Caller.Role is Role.Administrator or Role.Monitor ? [.. FrontDesk.Of(http).SignIns.Recent.Take(50)] : [];
        return StudyRequest.Show<AuditPage>(request.Frame("Audit trail", "/audit"), ("Log", log), ("From", (long)from), ("Participant", participant),
            ("People", people), ("Zones", zones), ("SignIns", signIns));
    }
}
