using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Daybook.Server;

/// <summary>Stands before every route: who is she, may she, and does the write come from her own page.</summary>
public static class Guard
{
    public static async Task<IResult> Pass(HttpContext http, Route route)
    {
        ArgumentNullException.ThrowIfNull(route);
        if (route.IsWrite && FromElsewhere(http))
            return Answers.Error(http, StatusCodes.Status403Forbidden, Answers.FormTooOld);
        if (route.Access is Access.Anyone)
            return await Unread(http, route) ?? await route.Answer(http);
        var desk = FrontDesk.Of(http);
        if (route.Access is Access.Device)
            return await OfDevice(http, desk, route);
        if (desk.SessionOf(http) is not { } session)
            return Challenge(http, route);
        http.Items[typeof(Session)] = session;
        if (route.Access is Access.Only only && Refuse(http, desk, session, only) is { } refusal)
            return refusal;
        if (route.LargestBody is { } largest && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;
        if (await Unread(http, route) is { } unread)
            return unread;
        if (route.IsWrite && !await BringsToken(http, session))
            return Answers.Error(http, StatusCodes.Status403Forbidden, Answers.FormTooOld);
        return await route.Answer(http);
    }

    private static IResult? Refuse(HttpContext http, FrontDesk desk, Session session, Access.Only only)
    {
        if (desk.Study(http.Request.RouteValues["study"] as string) is not { } study)
            return Answers.NotFound(http);
        var state = study.State;
        // A study in which she has no role does not exist for her.
        if (desk.CallerIn(session, state) is not { } caller)
            return Answers.NotFound(http);
        if (!only.Roles.Contains(caller.Role))
            return Answers.Forbidden(http);
        http.Items[typeof(StudyRequest)] = new StudyRequest(http, study, state, caller, session, desk.Now);
        return null;
    }

    /// <summary>A device proves itself by its key. It is told nothing of why it was not believed.</summary>
    private static async Task<IResult> OfDevice(HttpContext http, FrontDesk desk, Route route)
    {
        if (await DeviceRequest.Of(http, desk) is not { } request)
            return Answers.Problem(StatusCodes.Status401Unauthorized, Answers.DeviceNotKnown);
        // What it still holds is taken, and nothing is told to it any more.
        if (request.IsRevoked && route.Path != SyncEndpoint.Path)
            return Answers.Problem(StatusCodes.Status403Forbidden, Answers.DeviceRevoked);
        http.Items[typeof(DeviceRequest)] = request;
        return await route.Answer(http);
    }

    private static IResult Challenge(HttpContext http, Route route) => route.IsWrite || Answers.WantsJson(http)
        ? Answers.Error(http, StatusCodes.Status401Unauthorized, Answers.SignInFirst)
        : Answers.SeeOther(http, "/sign-in");

    /// <summary>Browsers say where a request comes from; a page of another origin has no business writing here.</summary>
    private static bool FromElsewhere(HttpContext http)
    {
        var site = http.Request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is not ("same-origin" or "none");
        var origin = http.Request.Headers.Origin.ToString();
        return origin.Length > 0 && origin != $"{http.Request.Scheme}://{http.Request.Host}";
    }

    /// <summary>A write brings a form that can be read, or goes through the door for programs. What the sender got wrong is said to the sender and is no fault of the server.</summary>
    private static async Task<IResult?> Unread(HttpContext http, Route route)
    {
        if (!route.IsWrite)
            return null;
        if (!http.Request.HasFormContentType)
            return route.TakesJson ? null : Answers.Error(http, StatusCodes.Status415UnsupportedMediaType, Answers.Unreadable("The body is not a form"));
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (Exception bad) when (bad is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return Answers.Error(http, StatusCodes.Status400BadRequest, Answers.Unreadable("The form cannot be read: " + bad.Message));
        }
    }

    private static async Task<bool> BringsToken(HttpContext http, Session session)
    {
        var brought = http.Request.Headers["X-Daybook-Token"].ToString();
        if (brought.Length == 0 && http.Request.HasFormContentType)
            brought = (await http.Request.ReadFormAsync(http.RequestAborted))["token"].ToString();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(brought), Encoding.UTF8.GetBytes(session.FormToken));
    }
}
