using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The events of the protocol, to write down what is told of her.</summary>
public static class EventsEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        var name = participant.Label ?? Words.Short(participant.Key);
        return Task.FromResult(StudyRequest.Show<EventsPage>(request.Frame($"Events of {name}", "/participants", refusal),
            ("Participant", participant.Key), ("Name", name), ("Enrolled", participant.IsEnrolled), ("Events", request.ProtocolOf(participant)?.Events ?? [])));
    }
}
