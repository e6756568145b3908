using System.Globalization;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime.Text;

namespace Daybook.Server;

/// <summary>One step through the diary of one day, in the language in which she reads.</summary>
public sealed record DiaryTurn(StudyRequest Request, Participant Participant, string Language, IReadOnlyList<Item> Items, DiaryDoor Door, DiaryDraft Draft, int Step)
{
    public Item? Item => Step >= 1 && Step <= Items.Count ? Items[Step - 1] : null;

    /// <summary>The step that the path names; null when that day is neither open nor already begun in this session.</summary>
    public static DiaryTurn? Of(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var participant = request.State.Participants[request.Caller.Participant!.Value];
        var protocol = request.ProtocolOf(participant);
        if (DiaryDoor.Of(protocol, participant, request.Now) is not { } door
            || LocalDatePattern.Iso.Parse(request.FromPath("day") ?? "") is not { Success: true, Value: var day } || participant.DiaryDays.ContainsKey(day))
            return null;
        var begun = request.Session.Draft is { } draft && draft.Study == request.Key && draft.Day == day ? draft : null;
        if (begun is null && !(door.IsOpen && door.Day == day))
            return null;
        var step = int.TryParse(request.FromPath("step"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var spoken = Spoken.In(protocol!, participant.Language);
        return new DiaryTurn(request, participant, spoken.Language, spoken.Diary!.Items, door, begun ?? DiaryDraft.Empty(request.Key, day), step);
    }

    /// <summary>The steps of the questions that are asked, as far as the answers so far say.</summary>
    public IReadOnlyList<int> Steps => [.. Items.Index().Where(at => !NotAsked.Contains(at.Item.Id)).Select(at => at.Index + 1)];

    /// <summary>The questions that rest on that day, and those that the answers so far leave out.</summary>
    public IReadOnlyList<string> NotAsked => Branching.NotAsked(Items, [.. Draft.Answers.Select(given => new ItemAnswer(given.Key, given.Value))], DiaryItems.Resting(Door.Schedule, Draft.Day));

    public bool IsComplete => Steps.All(step => Draft.Answers.ContainsKey(Items[step - 1].Id));

    /// <summary>The same turn with an answer kept in the session.</summary>
    public DiaryTurn Keep(Answer? answer)
    {
        if (answer is null)
            return this;
        var draft = Draft with { Answers = Draft.Answers.SetItem(Item!.Id, answer) };
        Request.Session.Draft = draft;
        return this with { Draft = draft };
    }

    public IResult To(int step) => Answers.SeeOther(Request.Http, Request.Path($"/diary/{Words.Iso(Draft.Day)}/{Words.Plain(Math.Max(1, step))}"));

    /// <summary>The next question; the check page once every question has an answer.</summary>
    public IResult ToNext() => !IsComplete && Steps.Where(step => step > Step).Select(step => (int?)step).FirstOrDefault() is { } next ? To(next) : ToCheck();

    public IResult ToPrevious() => To(Steps.LastOrDefault(step => step < Step, 1));

    public IResult ToFirstOpen() =>
        Steps.Where(step => !Draft.Answers.ContainsKey(Items[step - 1].Id)).Select(step => (int?)step).FirstOrDefault() is { } open ? To(open) : ToCheck();

    public IResult ShowItem(bool missing) => new PageResult(typeof(DiaryItemPage), new Dictionary<string, object?>
    {
        ["Frame"] = Request.Frame(BodyMaps.Question(Items, Item!)) with { Language = Language },
        ["Day"] = Draft.Day,
        ["Late"] = Door.Day != Draft.Day || Door.IsLate,
        ["Item"] = Item,
        ["Question"] = BodyMaps.Question(Items, Item!),
        ["Answer"] = Draft.Answers.GetValueOrDefault(Item!.Id),
        ["Step"] = Step,
        ["Number"] = Steps.Count(step => step <= Step),
        ["Count"] = Steps.Count,
        ["Missing"] = missing,
    }, missing ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    public IResult ShowCheck(bool missing) => new PageResult(typeof(DiaryCheckPage), new Dictionary<string, object?>
    {
        ["Frame"] = Request.Frame(PhoneTexts.In(Language)["check"]) with { Language = Language },
        ["Items"] = Items,
        ["Steps"] = Steps,
        ["Draft"] = Draft,
        ["Missing"] = missing,
    }, missing ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private IResult ToCheck() => Answers.SeeOther(Request.Http, Request.Path($"/diary/{Words.Iso(Draft.Day)}/check"));
}
