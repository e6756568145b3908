using System.Text;
using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Daybook.Server;

/// <summary>Visits and diary times as a calendar with alarms (RFC 5545): a reminder that needs no network and no server.</summary>
public static class CalendarEndpoint
{
    public const string OfPhone = "/s/{study}/phone/calendar.ics";

    /// <summary>Her own, on her phone.</summary>
    public static Task<IResult> Phone(HttpContext http, DeviceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var state = request.Study.State;
        var her = state.Participants[request.Participant];
        return Task.FromResult(Of(state.ProtocolOf(her), her, request.Study, request.Now) ?? Answers.NotFound(http));
    }

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

    private static IResult Of(StudyRequest request, Participant her) =>
        (request.ProtocolOf(her) is { } protocol ? Of(protocol, her, request.Study, request.Now) : null) ?? Answers.NotFound(request.Http);

    /// <summary>Null as long as there is nothing in it: before her first visit, unless one was agreed with her.</summary>
    private static IResult? Of(Protocol protocol, Participant her, RunningStudy study, Instant now)
    {
        var (purpose, wishes) = (study.State.Opened!.Purpose, study.Identities.ReadWishes(her.Key));
        var language = wishes.LanguageOf(her, protocol);
        var text = Schedule.Of(protocol, her) is { } schedule ? TimetableCalendar.Of(new Timetable(schedule, Participant: her) { Purpose = purpose, Own = wishes.Own }, now, language)
            : her is { Withdrawn: null, Appointments.Count: > 0 } ? TimetableCalendar.BeforeHerFirstVisit(protocol, her, purpose, now, language)
            : null;
        return text is null ? null : Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", StudyRequest.StampOf(purpose) + "diary.ics");
    }
}
