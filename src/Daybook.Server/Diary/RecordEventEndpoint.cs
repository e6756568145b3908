using Daybook.Trial;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Daybook.Server;

/// <summary>Writes down an event that is told.</summary>
public static class RecordEventEndpoint
{
    public const string Path = "/s/{study}/participants/{participant}/events/{form}";

    // What follows the event's name in the name of a field; no item of a protocol has a slash in its name.
    internal const string DayOf = "-/day", HourOf = "-/hour", TellerOf = "-/teller";

    private static readonly Item Clock = new() { Id = "/hour", Ask = "The time", Kind = ItemKind.Time, Optional = true };

    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        if (request.Participant() is not { } participant)
            return Answers.NotFound(http);
        var form = await request.Form();
        var id = request.FromPath("form")!;
        var answers = new List<ItemAnswer>();
        var items = request.ProtocolOf(participant)?.Events.FirstOrDefault(known => known.Id == id)?.Items ?? [];
        // What was filled in although it is not asked is not dropped: the study refuses it and says why.
        foreach (var item in items)
            if (Branching.Asks(item, Branching.Asked(items, answers)) || form.Has($"{id}-{item.Id}"))
                answers.Add(new ItemAnswer(item.Id, ItemReading.Read(item, form, $"{id}-{item.Id}")));
        LocalTime? time = ItemReading.Read(Clock, form, id + HourOf) is Answer.Time(var hour) ? hour : null;
        var command = new RecordEvent(participant.Key, id, form.Date(id + DayOf, "The day"), time, form.Choice<Teller>(id + TellerOf, "Who told it"), answers);
        return await request.Do(form, command, $"/participants/{participant.Key}/events", refusal => EventsEndpoint.Page(request, refusal));
    }
}
