using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>What she consented to, and the document that is in force.</summary>
public static class ConsentEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    /// <summary>A code for her phone: staff are with her, and have seen who she is.</summary>
    public static Task<IResult> MakeCode(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(http));
        // Nobody reads and signs what could not be recorded then.
        if (Refused(request, participant) is { } refused)
            return request.Refused(refused, refusal => Page(request, refusal));
        var code = FrontDesk.Of(http).Joining.Make(request.Key, participant.Key, request.Caller.Actor, request.Caller.Site, CodeFor.Consent);
        request.Session.Consenting = (request.Key, participant.Key, code);
        return Task.FromResult(Answers.SeeOther(http, request.Path($"/participants/{participant.Key}/consent")));
    }

    private static Refusal? Refused(StudyRequest request, Participant her) =>
        request.CurrentProtocol is { } protocol ? GiveConsent.Barred(her.Key, protocol.Consent.Version, request.State) : null;

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        return Task.FromResult(StudyRequest.Show<ConsentPage>(request.Frame($"Consent of {Words.Name(participant)}", "/screening", refusal),
            ("Participant", participant), ("Document", request.CurrentProtocol?.Consent), ("Translations", request.CurrentProtocol?.Languages ?? []), ("Language", request.CurrentProtocol?.Language ?? "en"),
            ("Renewal", ConsentRenewal.Of(request.State, participant)), ("Link", Link(request, participant)), ("Copies", Copies(request, participant)), ("Zone", request.ZoneOf(participant.Site))));
    }

    private static HashSet<string> Copies(StudyRequest request, Participant her) => Routes.Opens("GET", ConsentCopyEndpoint.Path, request.Caller.Role)
        ? [.. her.Consents.Select(consent => consent.DocumentHash).Where(hash => request.Study.Identities.HasConsent(her.Key, hash))]
        : [];

    /// <summary>What her phone opens; null when no code waits.</summary>
    private static string? Link(StudyRequest request, Participant her) =>
        request.Session.Consenting is { } asked && asked.Study == request.Key && asked.Participant == her.Key && FrontDesk.Of(request.Http).Joining.Waits(asked.Code)
            ? $"{request.Http.Request.Scheme}://{request.Http.Request.Host}/phone/#consent={asked.Code}" : null;
}
