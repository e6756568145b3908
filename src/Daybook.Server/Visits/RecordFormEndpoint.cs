using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>A form of a visit.</summary>
public static class RecordFormEndpoint
{
    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, visit, form) =>
    {
        var request = StudyRequest.Of(http);
        var id = request.FromPath("form")!;
        var items = request.ProtocolOf(participant)?.Forms.FirstOrDefault(known => known.Id == id)?.Items ?? [];
        var answers = new List<ItemAnswer>();
        // What was filled in although it is not asked is not dropped: the study refuses it and says why.
        foreach (var item in items)
            if (Branching.Asks(item, Branching.Asked(items, answers)) || form.Has($"{id}-{item.Id}"))
                answers.Add(new ItemAnswer(item.Id, ItemReading.Read(item, form, $"{id}-{item.Id}")));
        return new RecordForm(participant.Key, visit, id, answers);
    });
}
