using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Whether she is in the study, where she lives, and her devices.</summary>
public static class EnrolmentEndpoint
{
    public static Task<IResult> Show(HttpContext http) => Page(StudyRequest.Of(http), null);

    public static Task<IResult> Page(StudyRequest request, Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Participant() is not { } participant)
            return Task.FromResult(Answers.NotFound(request.Http));
        return Task.FromResult(StudyRequest.Show<EnrolmentPage>(request.Frame($"Enrolment of {Words.Name(participant)}", "/screening", refusal),
            ("Participant", participant), ("Version", request.ProtocolOf(participant)?.Version), ("FirstVisit", request.ProtocolOf(participant)?.Visits[0].Id),
            ("Zone", request.ZoneOf(participant.Site)), ("Languages", request.ProtocolOf(participant) is { Languages.Count: > 0 } spoken ? Spoken.Languages(spoken) : []),
            ("Called", Called(request, participant))));
    }

    private static HashSet<string>? Called(StudyRequest request, Participant her) => FrontDesk.Of(request.Http).Options.Reminders.PushContact is null ? null
        : [.. request.Study.Identities.ReadWishes(her.Key).Phones.Select(phone => phone.Device).OfType<string>()];

    /// <summary>An act on that page: bind the form, put it to the study, come back to the page.</summary>
    public static async Task<IResult> Act(HttpContext http, Func<Participant, FormAnswers, Command> bind)
    {
        ArgumentNullException.ThrowIfNull(bind);
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        return await request.Do(form, bind(participant, form), $"/participants/{participant.Key}/enrolment", refusal => Page(request, refusal));
    }
}
