using System.Diagnostics;

namespace Daybook.Trial;

/// <summary>One trial: one ramp at one place.</summary>
/// <param name="Place">The place of the body.</param>
/// <param name="Trial">Its number at that place, from 1.</param>
/// <param name="Ended">What ended the ramp.</param>
/// <param name="Value">The reading at the first pain, in the test's unit; null where the cut-off was met or the trial was stopped.</param>
/// <param name="Reason">Why it was stopped; null otherwise.</param>
public sealed record SensoryTrial(string Place, int Trial, SensoryEnd Ended, decimal? Value = null, string? Reason = null)
{
    /// <summary>The trial as an answer. A ramp that met the cut-off is censored there, in the direction in which the stimulus went.</summary>
    internal ItemAnswer AsAnswer(SensoryTest test) => new(test.Id, Ended switch
    {
        SensoryEnd.Pain => new Answer.Number(Value!.Value, test.Unit),
        SensoryEnd.CutOff => new Answer.Number(test.CutOff, test.Unit, test.Rises ? AnswerFlags.CensoredHigh : AnswerFlags.CensoredLow),
        SensoryEnd.Stopped => new Answer.NotDone(Reason!),
        _ => throw new UnreachableException($"No ramp ends by {Ended}."),
    }, Place, Trial);
}

/// <summary>What ended a ramp.</summary>
public enum SensoryEnd
{
    /// <summary>The participant said that it was painful.</summary>
    Pain,

    /// <summary>The cut-off was met before any pain.</summary>
    CutOff,

    /// <summary>The trial was stopped and gives no value.</summary>
    Stopped,
}
