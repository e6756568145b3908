using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The signed head of the record (C2SP tlog-checkpoint). Who keeps it can prove later that nothing before it was changed.</summary>
public static class CheckpointEndpoint
{
    public static Task<IResult> Show(HttpContext http) =>
        Task.FromResult(Results.Text(StudyRequest.Of(http).Study.Checkpoint.ToString(), "text/plain; charset=utf-8"));
}
