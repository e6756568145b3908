namespace Daybook.Trial;

/// <summary>What a test asks of a trial.</summary>
internal static class SensoryRules
{
    /// <summary>Why <paramref name="trial"/> is no trial of <paramref name="test"/> after those already <paramref name="made"/> at its place; null when it is one.</summary>
    public static Refusal? Broken(SensoryTest test, SensoryTrial trial, TrialsMade made)
    {
        if (!test.Places.Contains(trial.Place))
            return Refusals.SensoryPlace(test.Id, trial.Place);
        if (made.Valid >= test.Trials)
            return Refusals.SensoryDone(test.Id, trial.Place, test.Trials);
        if (trial.Trial != made.All + 1)
            return Refusals.SensoryTrialNumber(test.Id, trial.Place, trial.Trial, made.All + 1);
        return trial.Ended switch
        {
            SensoryEnd.Stopped when string.IsNullOrWhiteSpace(trial.Reason) => Refusals.ReasonMissing("stopping a trial"),
            SensoryEnd.Pain when trial.Value is null => Refusals.FormItemMissing(test.Id),
            SensoryEnd.Pain when !test.Reach.Contains(trial.Value!.Value) => Refusals.SensoryBeyondReach(test.Id, trial.Value!.Value, test.Reach),
            SensoryEnd.Pain when trial.Value!.Value % test.Resolution != 0 => Refusals.SensoryResolution(test.Id, trial.Value!.Value, test.Resolution),
            _ => null,
        };
    }
}
