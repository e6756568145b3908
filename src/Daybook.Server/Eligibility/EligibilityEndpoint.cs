using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The criteria, and whether she meets them.</summary>
public static class EligibilityEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        return Task.FromResult(StudyRequest.Show<EligibilityPage>(request.Frame($"Eligibility of {Words.Name(participant)}", "/screening", refusal),
            ("Participant", participant), ("Criteria", request.ProtocolOf(participant)?.Eligibility ?? [])));
    }
}
