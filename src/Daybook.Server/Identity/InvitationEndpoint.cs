using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>A one-time link with which a person sets her own password; the administrator never knows it. Opening the page uses nothing up.</summary>
public static class InvitationEndpoint
{
    public static Task<IResult> Show(HttpContext http) =>
        Task.FromResult(Page(http, http.Request.RouteValues["token"] as string ?? "", null));

    public static async Task<IResult> Answer(HttpContext http)
    {
        var desk = FrontDesk.Of(http);
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (token, password) = (form["invitation"].ToString(), form["password"].ToString());
        if (desk.Passwords is null)
            return Answers.NotFound(http);
        if (password.Length < PasswordFile.Shortest)
            return Page(http, token, new Refusal("password.short", $"The password is shorter than {PasswordFile.Shortest} characters", "It was not set; the link still works.", "Choose a longer one."));
        if (desk.Options.Book?.UseLink(token) is not { } account)
            return Page(http, token, new Refusal("link.used-up", "This link does not work, or not any more", "No password was set.", "Ask the administrator for a new link."));
        desk.Passwords.Set(account, password);
        desk.Sessions.EndAll(account);
        desk.SignIns.Write("password-set", account);
        return Answers.SeeOther(http, "/sign-in");
    }

    private static IResult Page(HttpContext http, string token, Refusal? refusal) => FrontDesk.Of(http).Passwords is null
        ? Answers.NotFound(http)
        : new PageResult(typeof(InvitationPage), new Dictionary<string, object?> { ["Frame"] = new Frame("Set your password") { Refusal = refusal }, ["Token"] = token },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
