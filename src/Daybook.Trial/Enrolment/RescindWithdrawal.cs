namespace Daybook.Trial;

/// <summary>She never left: the withdrawal was entered for the wrong person, or she tapped what she did not mean. It counts as if it had not been entered, and her diary goes on. That it was stays in the record.</summary>
/// <remarks>Entries that came in the meantime were judged after her withdrawal, and stay judged so. Who left and wants to come back is another matter: she consents anew.</remarks>
public sealed record RescindWithdrawal(ParticipantKey Participant, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(RescindWithdrawal command, StudyState study)
    {
        if (Sequence.Screened(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.Withdrawn is null)
            return Refusals.NotWithdrawn(her.Name);
        return string.IsNullOrWhiteSpace(command.Reason)
            ? Refusals.ReasonMissing("taking the withdrawal back")
            : Decision.Accept(new WithdrawalRescinded(her.Key, command.Reason));
    }

    internal static StudyState Evolve(StudyState study, WithdrawalRescinded rescinded, Recorded recorded) =>
        study.Change(rescinded.Participant, her => her with { Withdrawn = null, Stays = recorded.Seq });
}
