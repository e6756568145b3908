using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>The diary without a script: one question a page, each answer kept in the session until all are sent as one entry.</summary>
public static class DiaryEndpoint
{
    public static Task<IResult> Home(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var participant = request.State.Participants[request.Caller.Participant!.Value];
        var protocol = request.ProtocolOf(participant);
        var door = DiaryDoor.Of(protocol, participant, request.Now);
        var language = LanguageOf(protocol, participant);
        return Task.FromResult(StudyRequest.Show<DiaryHomePage>(request.Frame(PhoneTexts.In(language)["diary"]) with { Language = language }, ("Participant", participant), ("Door", door),
            ("NextVisit", protocol is null ? null : DiaryCardProgress.Next(protocol, participant, request.DateOf(participant))),
            ("Directions", protocol is null ? null : Directions.For(Spoken.In(protocol, participant.Language), participant, request.Now)),
            ("Over", protocol is not null && Participation.IsOver(protocol, participant, request.Now)),
            ("Started", door is not null && request.Session.Draft?.Day == door.Day)));
    }

    /// <summary>The language in which she reads the study.</summary>
    internal static string LanguageOf(Protocol? protocol, Participant her) => protocol is null ? "en" : Spoken.In(protocol, her.Language).Language;

    public static Task<IResult> Start(HttpContext http)
    {
        var turn = DiaryTurn.Of(http);
        if (turn is null)
            return Task.FromResult(Answers.NotFound(http));
        turn.Request.Session.Draft = turn.Draft;
        return Task.FromResult(turn.ToFirstOpen());
    }

    public static Task<IResult> Item(HttpContext http) =>
        Task.FromResult(DiaryTurn.Of(http) is { Item: not null } turn ? turn.ShowItem(missing: false) : Answers.NotFound(http));

    public static Task<IResult> Check(HttpContext http) =>
        Task.FromResult(DiaryTurn.Of(http) is { } turn ? turn.ShowCheck(missing: false) : Answers.NotFound(http));

    public static async Task<IResult> Answer(HttpContext http)
    {
        if (DiaryTurn.Of(http) is not { Item: { } item } turn)
            return Answers.NotFound(http);
        var form = await turn.Request.Form();
        var given = form.Text("answer") is { } text ? ItemReading.Parse(item, text) : turn.Draft.Answers.GetValueOrDefault(item.Id) as Answer.Number;
        return form.Text("go") switch
        {
            "back" => turn.Keep(given).ToPrevious(),
            "skip" when item.Optional => turn.Keep(new Answer.Skipped()).ToNext(),
            "less" when given is Answer.Number number => turn.Keep(Line.Nudge(item, number, -1)).To(turn.Step),
            "more" when given is Answer.Number number => turn.Keep(Line.Nudge(item, number, +1)).To(turn.Step),
            _ when given is null || form.Text("go") != "next" => turn.ShowItem(missing: true),
            _ => turn.Keep(given).ToNext(),
        };
    }
}
