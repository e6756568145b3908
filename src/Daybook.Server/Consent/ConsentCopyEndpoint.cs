using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The copy of a consent that she signed, on her phone or on paper. It bears her name: it comes from the identity store, and only to those who may know who she is.</summary>
public static class ConsentCopyEndpoint
{
    public const string Path = "/s/{study}/participants/{participant}/consent/{copy}";

    public static Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var identities = request.Study.Identities;
        if (request.Participant() is not { } her || identities.IsErased(her.Key) || her.Consents.Find(consent => consent.DocumentHash == request.FromPath("copy")) is not { } signed)
            return Task.FromResult(Answers.NotFound(http));
        if (identities.ReadConsent(her.Key, signed.DocumentHash) is not { } copy)
            return Task.FromResult(Answers.NotFound(http));
        var (type, ending) = KindOf(copy);
        // Saved, never shown here: what somebody brought as a scan may hold anything.
        return Task.FromResult(Results.File(copy, type, $"{request.FileStamp}consent-{her.Name}-{signed.Version}{ending}"));
    }

    private static (string Type, string Ending) KindOf(ReadOnlySpan<byte> copy) =>
        copy.StartsWith("%PDF-"u8) ? ("application/pdf", ".pdf")
        : copy.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? ("image/png", ".png")
        : copy.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ("image/jpeg", ".jpg")
        : copy.StartsWith("<!doctype html>"u8) ? ("text/html", ".html")
        : ("application/octet-stream", "");
}
