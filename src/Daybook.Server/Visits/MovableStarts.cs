using Daybook.Trial;

namespace Daybook.Server;

/// <summary>The starts of periods that a person may move from the page. Whoever may not know where the treatment changes is offered the public ones only, by their dates and without their names.</summary>
public static class MovableStarts
{
    public static IReadOnlyList<PeriodDates> Of(StudyRequest request, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(participant);
        if (request.ProtocolOf(participant) is not { } protocol || Schedule.Of(protocol, participant) is not { } schedule)
            return [];
        return [.. schedule.Periods.Where(period => period.Period.Starts == Boundary.Public || !Masking.Masks(request.State, request.Caller.Role))];
    }

    /// <summary>The period that the form chose by its place among them.</summary>
    public static string Chosen(IReadOnlyList<PeriodDates> starts, FormAnswers form)
    {
        ArgumentNullException.ThrowIfNull(starts);
        ArgumentNullException.ThrowIfNull(form);
        var place = form.Count("start", "What is moved");
        return place >= 1 && place <= starts.Count ? starts[place - 1].Period.Id : form.Wrong is null ? form.Not<string>("What is moved", Words.Plain(place), "one of the choices") ?? "" : "";
    }
}
