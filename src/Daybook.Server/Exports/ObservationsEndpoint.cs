using System.Text;
using Daybook.Exchange;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>All values as one CSV file, streamed. It has no column that depends on treatment; where everyone takes the treatments in one order, masked roles get it after the code is open.</summary>
public static class ObservationsEndpoint
{
    public static Task<IResult> Show(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        return Task.FromResult(Masking.WithholdsValues(request.State, request.Caller.Role)
            ? Answers.Error(http, StatusCodes.Status403Forbidden, Masking.Withheld)
            : new Csv(request));
    }

    private sealed class Csv(StudyRequest request) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.ContentType = "text/csv; charset=utf-8";
            response.Headers.ContentDisposition = $"attachment; filename=\"{request.FileStamp}observations.csv\"";
            await using var writer = new StreamWriter(response.Body, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
            await writer.WriteAsync(TabularExport.Header);
            await foreach (var value in request.Study.Observations.Read(null, request.Cancelled))
                if (request.State.Participants.TryGetValue(value.Participant, out var participant) && request.Caller.Sees(participant))
                    await writer.WriteAsync(TabularExport.Row(value, request.State.Opened!.Purpose, _ => participant.Label));
        }
    }
}
