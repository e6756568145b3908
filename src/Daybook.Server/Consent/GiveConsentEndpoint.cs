using System.Security.Cryptography;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Records the consent that she signed on paper. The copy is kept encrypted in the identity store; the record holds its hash.</summary>
public static class GiveConsentEndpoint
{
    /// <summary>The largest copy of a signed document, in bytes.</summary>
    public const int LargestCopy = 4 * 1024 * 1024;

    /// <summary>The largest body: the copy, and what a form puts around it.</summary>
    public const int LargestBody = LargestCopy + 65_536;

    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var (version, copy) = (form.Required("version", "The version"), form.File("copy", "The signed copy"));
        var command = new GiveConsent(participant.Key, version, Convert.ToHexStringLower(SHA256.HashData(copy)), form.Text("language"));
        // The copy stands before the consent that names it, and nothing of a person is kept for a consent that is refused.
        var kept = form.Wrong is null && Decided(request, command) is Decision.Accepted;
        if (kept)
            request.Study.Identities.PutConsent(participant.Key, copy);
        var answer = await request.Do(form, command, $"/participants/{participant.Key}/eligibility", refusal => ConsentEndpoint.Page(request, refusal));
        if (kept && !request.Study.State.Participants[participant.Key].Consents.Exists(consent => consent.DocumentHash == command.DocumentHash))
            request.Study.Identities.DropConsent(participant.Key, command.DocumentHash);
        return answer;
    }

    private static Decision Decided(StudyRequest request, GiveConsent command) =>
        GiveConsent.Decide(command, request.State, new Act(request.Caller.Actor, request.Now, "", request.Study.Sealed, () => ""));
}
