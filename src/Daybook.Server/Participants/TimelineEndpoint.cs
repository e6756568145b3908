using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>One participant over time.</summary>
public static class TimelineEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static async Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant || await request.Ask(new ShowTimeline(request.Caller.Viewer, participant.Key)) is not { } timeline)
            return Answers.NotFound(request.Http);
        return StudyRequest.Show<TimelinePage>(request.Frame(timeline.Label ?? Words.Short(participant.Key), "/participants", refusal),
            ("Timeline", timeline), ("Today", request.DateOf(participant)), ("HasEvents", request.ProtocolOf(participant)?.Events.Count > 0));
    }
}
