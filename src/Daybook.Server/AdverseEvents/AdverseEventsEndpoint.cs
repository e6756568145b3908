using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>A participant's adverse events.</summary>
public static class AdverseEventsEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        var name = participant.Label ?? Words.Short(participant.Key);
        var events = request.State.AdverseEvents.Values.Select(adverse => adverse.Recorded).Where(adverse => adverse.Participant == participant.Key).ToList();
        return Task.FromResult(StudyRequest.Show<AdverseEventPage>(request.Frame($"Adverse events of {name}", "/participants", refusal),
            ("Participant", participant.Key), ("Name", name), ("Events", events)));
    }
}
