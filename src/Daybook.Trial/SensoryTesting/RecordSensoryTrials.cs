using NodaTime;

namespace Daybook.Trial;

/// <summary>Trials of a sensory test at a visit, each kept at once. Nothing is written over: a trial that was stopped is followed by another.</summary>
/// <param name="Participant">Whom it concerns.</param>
/// <param name="Visit">The visit, which must have been held.</param>
/// <param name="Test">The test of the protocol.</param>
/// <param name="Trials">At least one trial, in the order in which they were made.</param>
public sealed record RecordSensoryTrials(ParticipantKey Participant, string Visit, string Test, IReadOnlyList<SensoryTrial> Trials) : Command
{
    /// <summary>The form of sensory trials; each test is an item of it, with its place and trial.</summary>
    public const string Form = "sensory-testing";

    public override ParticipantKey? About => Participant;

    public static Decision Decide(RecordSensoryTrials command, StudyState study, Act act)
    {
        if (Sequence.AtVisit(study, command.Participant, command.Visit, out var her, out var visit) is { } refusal)
            return refusal;
        var test = study.ProtocolOf(her).Sensory.FirstOrDefault(known => known.Id == command.Test);
        if (test is null || !visit.Sensory.Contains(test.Id))
            return Refusals.SensoryUnknown(command.Test, command.Visit);
        if (Substudies.ClosedTo(study.ProtocolOf(her), her, test.Id) is { } closed)
            return Refusals.NotInSubstudy(her.Name, closed.Id, test.Id);
        if (command.Trials.Count == 0)
            return Refusals.SensoryNothing(test.Id);
        var made = her.SensoryAt(visit.Id, test.Id);
        foreach (var trial in command.Trials)
        {
            if (SensoryRules.Broken(test, trial, made.GetValueOrDefault(trial.Place)) is { } broken)
                return broken;
            made = made.SetItem(trial.Place, made.GetValueOrDefault(trial.Place).With(trial));
        }
        return Decision.Accept(new ItemsRecorded(
            her.Key, Form, new Occasion(OccasionKind.Visit, visit.Id), [.. command.Trials.Select(trial => trial.AsAnswer(test))]));
    }
}
