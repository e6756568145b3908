using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Signing in and out. In a synthetic study on loopback one picks a person of the cast; else account and password.</summary>
public static class SignInEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Task.FromResult<IResult>(Page(http, null));

    public static async Task<IResult> Answer(HttpContext http)
    {
        var desk = FrontDesk.Of(http);
        var form = new FormAnswers(await http.Request.ReadFormAsync(http.RequestAborted));
        return form.Has("password") ? WithPassword(http, desk, form) : AsCast(http, desk, form);
    }

    public static Task<IResult> Out(HttpContext http)
    {
        var desk = FrontDesk.Of(http);
        if (http.Request.Cookies[desk.CookieName] is { } token && desk.Sessions.Find(token) is { } session)
        {
            desk.Sessions.End(token);
            desk.SignIns.Write("signed-out", session.Account);
        }
        http.Response.Cookies.Delete(desk.CookieName, Cookie(desk));
        return Task.FromResult(Answers.SeeOther(http, "/sign-in"));
    }

    private static IResult WithPassword(HttpContext http, FrontDesk desk, FormAnswers form)
    {
        var account = form.Text("account") ?? "";
        // A password is taken as typed: blanks count.
        var password = http.Request.Form["password"].ToString();
        if (desk.Passwords?.IsRight(account, password) == true && desk.NameOf(account) is { } name)
            return Begin(http, desk, account, name, null, passwordless: false, "/");
        desk.SignIns.Write("failed", account);
        return Refused(http, new Refusal("sign-in.failed", "That account and password do not fit", "Nothing was opened.", "Try again, or ask the administrator for a new link."));
    }

    private static IResult AsCast(HttpContext http, FrontDesk desk, FormAnswers form)
    {
        var study = desk.Study(form.Text("study"))?.State;
        if (study?.Opened is { Purpose: Purpose.Synthetic } opened)
        {
            if (Players.Find(form.Text("account") ?? "") is { } member)
                return Begin(http, desk, member.Account, member.Name, null, passwordless: true, $"/s/{opened.Study}/");
            if (form.Text("participant") is { } key && study.Participants.TryGetValue(new ParticipantKey(key), out var participant) && participant.IsEnrolled)
                return Begin(http, desk, key, participant.Label!, participant.Key, passwordless: true, $"/s/{opened.Study}/diary");
        }
        desk.SignIns.Write("failed", form.Text("account") ?? "");
        return Refused(http, new Refusal("sign-in.failed", "Nobody of that name plays in this study", "Nothing was opened.", "Pick one of the people shown."));
    }

    private static IResult Begin(HttpContext http, FrontDesk desk, string account, string name, ParticipantKey? participant, bool passwordless, string then)
    {
        // A new token at every sign-in: a cookie planted before it is worth nothing (session fixation, ASVS 5.0 7.2.4).
        var (token, session) = desk.Sessions.Begin(account, name, participant, passwordless);
        desk.SignIns.Write("signed-in", account);
        http.Response.Cookies.Append(desk.CookieName, token, Cookie(desk));
        return Answers.WantsJson(http) ? Results.Json(new { account, token = session.FormToken }) : Answers.SeeOther(http, then);
    }

    private static IResult Refused(HttpContext http, Refusal refusal) => Answers.WantsJson(http)
        ? Answers.Problem(StatusCodes.Status422UnprocessableEntity, refusal)
        : Page(http, refusal);

    private static PageResult Page(HttpContext http, Refusal? refusal)
    {
        var desk = FrontDesk.Of(http);
        var stages = desk.Studies.Select(study => study.State).Where(state => state.Opened!.Purpose == Purpose.Synthetic).Select(state => new SignInPage.Stage(
            state.Opened!.Study, state.Opened.Title, [.. state.Participants.Values.Where(participant => participant.IsEnrolled)
                .OrderBy(participant => participant.Label, StringComparer.Ordinal).ThenBy(participant => participant.Key)
                .Select(participant => (participant.Key.Value, $"{participant.Label}, {participant.Site}"))])).ToList();
        var frame = new Frame("Sign in") { Refusal = refusal, Purpose = stages.Count > 0 ? Purpose.Synthetic : Purpose.Real };
        return new PageResult(typeof(SignInPage), new Dictionary<string, object?> { ["Frame"] = frame, ["Synthetic"] = stages, ["Passwords"] = desk.Passwords is not null && desk.Options.Book is not null },
            refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static CookieOptions Cookie(FrontDesk desk) => new() { HttpOnly = true, Secure = desk.Options.Https, SameSite = SameSiteMode.Strict, Path = "/" };
}
