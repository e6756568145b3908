using System.Text;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Visits and diary times as a calendar with alarms (RFC 5545): a reminder that needs no network and no server.</summary>
public static class CalendarEndpoint
{
    /// <summary>Her own.</summary>
    public static Task<IResult> Own(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        return Task.FromResult(Of(request, request.State.Participants[request.Caller.Participant!.Value]));
    }

    /// <summary>One that a coordinator hands her.</summary>
    public static Task<IResult> Hers(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        return Task.FromResult(request.Participant() is { } her ? Of(request, her) : Answers.NotFound(http));
    }

    private static IResult Of(StudyRequest request, Participant her) => request.ProtocolOf(her) is { } protocol && Schedule.Of(protocol, her) is { } schedule
        ? Results.File(Encoding.UTF8.GetBytes(TimetableCalendar.Of(new Timetable(schedule, Participant: her) { Purpose = request.State.Opened!.Purpose }, request.Now)), "text/calendar; charset=utf-8", $"{request.FileStamp}diary.ics")
        : Answers.NotFound(request.Http);
}
