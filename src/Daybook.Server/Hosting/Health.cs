using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Says that the server answers, and nothing of any study.</summary>
public static class Health
{
    public static Task<IResult> Show(HttpContext http)
    {
        var stopped = FrontDesk.Of(http).Studies.Any(study => study.Journal.Stopped is not null);
        return Task.FromResult(Results.Text(stopped ? "stopped\n" : "ok\n", "text/plain; charset=utf-8", statusCode: stopped ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK));
    }
}
