using System.Globalization;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Trials of a sensory test as they were read off the device. What is left empty has not been made yet.</summary>
public static class RecordSensoryTrialsEndpoint
{
    /// <summary>What is typed in place of a reading when the ramp met its cut-off.</summary>
    public const string CutOff = "cut-off";

    /// <summary>What is typed in place of a reading when the trial was stopped.</summary>
    public const string Stopped = "stopped";

    public static Task<IResult> Answer(HttpContext http) => VisitEndpoint.Act(http, (participant, visit, form) =>
    {
        var request = StudyRequest.Of(http);
        var id = request.FromPath("test")!;
        var test = request.ProtocolOf(participant)?.Sensory.FirstOrDefault(known => known.Id == id);
        var due = test is null ? [] : SensoryView.Of(test, participant, visit).Due;
        return new RecordSensoryTrials(participant.Key, visit, id, [.. due.Select(next => Read(next, form)).OfType<SensoryTrial>()]);
    });

    private static SensoryTrial? Read(SensoryView.Next next, FormAnswers form) => form.Text(next.Field)?.ToLowerInvariant() switch
    {
        null => null,
        CutOff => new SensoryTrial(next.Place, next.Trial, SensoryEnd.CutOff),
        Stopped => new SensoryTrial(next.Place, next.Trial, SensoryEnd.Stopped, null, form.Text("reason")),
        var text when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) =>
            new SensoryTrial(next.Place, next.Trial, SensoryEnd.Pain, value),
        var text => form.Not<SensoryTrial?>(next.Label, text, $"a number, {CutOff} or {Stopped}"),
    };
}
