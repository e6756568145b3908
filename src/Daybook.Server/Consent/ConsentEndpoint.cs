using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>What she consented to, and the document that is in force.</summary>
public static class ConsentEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        return Task.FromResult(StudyRequest.Show<ConsentPage>(request.Frame($"Consent of {Words.Name(participant)}", "/screening", refusal),
            ("Participant", participant), ("Document", request.CurrentProtocol?.Consent), ("Translations", request.CurrentProtocol?.Languages ?? []), ("Zone", request.ZoneOf(participant.Site))));
    }
}
