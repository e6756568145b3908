using System.Text.Json.Nodes;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Cli.Demo;

/// <summary>What a demo study came to, in numbers.</summary>
internal static class DemoCounts
{
    public static JsonObject Json(RunningStudy study)
    {
        var state = study.State;
        return new JsonObject
        {
            ["study"] = state.Opened!.Study,
            ["slug"] = state.Opened.Slug,
            ["purpose"] = "synthetic",
            ["screened"] = state.Participants.Count,
            ["enrolled"] = state.Participants.Values.Count(participant => participant.IsEnrolled),
            ["diaries"] = state.Participants.Values.Sum(participant => participant.DiaryDays.Count),
            ["visits"] = state.Participants.Values.Sum(participant => participant.Visits.Count),
            ["adverseEvents"] = state.AdverseEvents.Count,
            ["queries"] = state.Queries.Count,
            ["locked"] = state.Lock is not null,
            ["codeOpen"] = state.Code is not null,
            ["head"] = new JsonObject { ["size"] = study.Head.Size, ["root"] = study.Head.Root.ToString() },
        };
    }

    public static IReadOnlyList<string> Words(RunningStudy study)
    {
        var state = study.State;
        return
        [
            $"{state.Opened!.Slug} (synthetic): {state.Participants.Values.Count(participant => participant.IsEnrolled)} people, {state.Participants.Values.Sum(participant => participant.DiaryDays.Count)} diaries, {state.Participants.Values.Sum(participant => participant.Visits.Count)} visits, {state.AdverseEvents.Count} adverse events, {state.Queries.Count} queries",
            $"  {(state.Code is not null ? "locked and unblinded" : "in progress")}; {study.Head.Size} entries, head {study.Head.Root}",
        ];
    }
}
