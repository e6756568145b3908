using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Headers on every answer (OWASP ASVS 5.0 chapter 3): nothing runs, nothing is framed, nothing is kept.</summary>
public static class SecurityHeaders
{
    /// <summary>No script at all; styles from files of this server only. <paramref name="styleHashes"/> lets one known style block in (the report's).</summary>
    public static string Policy(params IEnumerable<string> styleHashes) => string.Create(CultureInfo.InvariantCulture,
        $"default-src 'none'; style-src {string.Join(' ', ["'self'", .. styleHashes])}; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");

    /// <summary>The phone's application: its own scripts from this server, and this server to talk to.</summary>
    public static string ForPhone { get; } = Policy() + "; script-src 'self'; worker-src 'self'; connect-src 'self'; manifest-src 'self'";

    public static void Use(IApplicationBuilder app, TimeProvider clock, bool https) => app.Use(async (http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy();
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        headers.XFrameOptions = "DENY";
        headers.CacheControl = "no-store";
        // The server's one clock, so that a replay with a set clock gives the same bytes.
        headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        if (https)
            headers.StrictTransportSecurity = "max-age=31536000";
        await next(http);
    });
}
