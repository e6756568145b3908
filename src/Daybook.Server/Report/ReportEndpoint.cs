using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The report once the code is open; before that, what still stands between the study and its report, and the report's shell.</summary>
public static class ReportEndpoint
{
    public static async Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.State.Code is null)
            return StudyRequest.Show<ReportShellPage>(request.Frame("Report", "/report"), ("State", request.State), ("Protocol", request.CurrentProtocol));
        return new ReportFile(await FrontDesk.Of(http).Reports.Of(request, StudyReport.Of));
    }

    /// <summary>The layout without a value that depends on treatment (I-5). Where values by day would tell it, a masked role waits for the code.</summary>
    public static async Task<IResult> Shell(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.State.Code is not null)
            return Answers.SeeOther(http, request.Path("/report"));
        if (Masking.WithholdsValues(request.State, request.Caller.Role))
            return Answers.Error(http, StatusCodes.Status403Forbidden, Masking.Withheld);
        if (HoldsOtherSites(request.State, request.Caller))
            return Answers.Error(http, StatusCodes.Status403Forbidden, Answers.OtherSite);
        return new ReportFile(await FrontDesk.Of(http).Reports.Of(request, StudyReport.Shell));
    }

    /// <summary>Whether the shell, which draws every participant's values, would show a person bound to one site those of another.</summary>
    public static bool HoldsOtherSites(StudyState state, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Site is not null && state.Versions.Values.Any(protocol => protocol.Sites.Count > 1);
    }
}
