using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>When her visits are planned, and what can be moved.</summary>
public static class ScheduleEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        var protocol = request.ProtocolOf(participant);
        var schedule = protocol is null ? null : Schedule.Of(protocol, participant);
        return Task.FromResult(StudyRequest.Show<SchedulePage>(request.Frame($"Schedule of {Words.Name(participant)}", "/participants", refusal),
            ("Participant", participant), ("Visits", schedule?.Visits ?? []), ("Ahead", (protocol?.Visits ?? []).Select(visit => visit.Id).Where(id => !participant.Visits.ContainsKey(id)).ToList()), ("Starts", MovableStarts.Of(request, participant)), ("Supply", protocol?.Supply)));
    }
}
