using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The answers that are not a page of the study: one body for an error, the same for every role (ASVS 5.0 16.5.1).</summary>
public static class Answers
{
    /// <summary>A program asks when it says so and does not ask for HTML.</summary>
    public static bool WantsJson(HttpContext http)
    {
        var accept = http.Request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase)
            || http.Request.HasJsonContentType();
    }

    public static IResult NotFound(HttpContext http) => Error(http, StatusCodes.Status404NotFound, NoSuchPage);

    public static IResult Forbidden(HttpContext http) => Error(http, StatusCodes.Status403Forbidden, NotForRole);

    public static IResult Error(HttpContext http, int status, Refusal refusal) => WantsJson(http)
        ? Problem(status, refusal)
        : new PageResult(typeof(ProblemPage), new Dictionary<string, object?> { ["Problem"] = refusal }, status);

    /// <summary>RFC 9457 problem details, with our three sentences.</summary>
    public static IResult Problem(int status, Refusal refusal) => Results.Json(
        new { type = "urn:daybook:" + refusal.Code, title = refusal.What, status, code = refusal.Code, what = refusal.What, meaning = refusal.Meaning, remedy = refusal.Remedy },
        contentType: "application/problem+json", statusCode: status);

    public static IResult SeeOther(HttpContext http, string path)
    {
        http.Response.Headers.Location = path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    public static Refusal SignInFirst { get; } = new("session.none", "Nobody is signed in", "Nothing was read or changed.", "Sign in and try again.");

    public static Refusal DeviceNotKnown { get; } = new("device.not-known", "No device of this study signed the request", "Nothing was read or changed; what the device holds stays on it.", "Ask the study team to bind the phone again.");

    public static Refusal DeviceRevoked { get; } = new("device.revoked", "This phone was taken away from the participant", "Nothing was read or changed; what it has not sent is still taken.", "Bind a phone again with a code from the study team.");

    public static Refusal NotForRole { get; } = new("role.not-permitted", "Your role does not open this", "Nothing was read or changed.", "Ask a person whose role it is, or the administrator.");

    public static Refusal OtherSite { get; } = new("role.other-site", "Your role is bound to one site", "Nothing was read or changed.", "Ask a person whose role is for every site.");

    public static Refusal AccountsElsewhere { get; } = new("account.not-in-study", "Accounts and roles are not changed through a study", "Nothing was recorded.", "The administrator gives and takes roles on the page People.");

    public static Refusal NoSuchPage { get; } = new("page.not-found", "There is nothing here", "Nothing was read or changed.", "Go back, or start from Today.");

    public static Refusal FormTooOld { get; } = new("form.not-ours", "This form did not come from your session", "Nothing was written.", "Open the page again and send it once more.");

    public static Refusal Unreadable(string what) => new("request.unreadable", what, "Nothing was written.", "Correct it and send it again.");

    public static Refusal TooLarge { get; } = new("request.too-large", "What was sent is larger than this server takes", "Nothing was written.", "Shorten it and send it again.");

    public static Refusal Closing { get; } = new("server.closing", "The study is being closed", "What it had confirmed is kept; this act was not confirmed.", "Send it again once the server is back.");

    public static Refusal NotWriting { get; } = new("server.not-writing", "The study cannot record at this moment", "What it had confirmed is kept; this act was not confirmed.", "Send it again in a few seconds. If it stays so, tell the administrator the time.");

    public static Refusal Broken { get; } = new("server.failed", "The server could not finish", "What it had confirmed is kept; this act was not confirmed.", "Try again. If it stays so, tell the administrator the time.");
}
