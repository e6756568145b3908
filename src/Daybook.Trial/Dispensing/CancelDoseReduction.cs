namespace Daybook.Trial;

/// <summary>Takes back a lower dose that was entered for the wrong person or from a wrong day: it counts as if it had not been entered. That it was stays in the record.</summary>
/// <remarks>What came back in the meantime was judged by the lower dose, and stays judged so. The right day is entered anew.</remarks>
public sealed record CancelDoseReduction(ParticipantKey Participant, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(CancelDoseReduction command, StudyState study)
    {
        if (Sequence.Enrolled(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.Reduced is null)
            return Refusals.DoseNotReduced(her.Name);
        return string.IsNullOrWhiteSpace(command.Reason)
            ? Refusals.ReasonMissing("taking the lower dose back")
            : Decision.Accept(new DoseReductionCancelled(her.Key, command.Reason));
    }

    internal static StudyState Evolve(StudyState study, DoseReductionCancelled cancelled) => study.Change(cancelled.Participant, her => her with { Reduced = null });
}
