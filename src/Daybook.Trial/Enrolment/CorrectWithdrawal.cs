using NodaTime;

namespace Daybook.Trial;

/// <summary>She left, but on another day than was written down. The day counts from now on; that another one stood there stays in the record.</summary>
/// <remarks>Entries that came in the meantime were judged by the day that stood then, and stay judged so.</remarks>
public sealed record CorrectWithdrawal(ParticipantKey Participant, LocalDate Date, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(CorrectWithdrawal command, StudyState study, Act act)
    {
        if (Sequence.Screened(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.Withdrawn is not { } left)
            return Refusals.NotWithdrawn(her.Name);
        if (left.Date == command.Date)
            return Refusals.WithdrawalSameDate(her.Name, left.Date);
        if (command.Date > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The withdrawal", command.Date);
        if (command.Date < her.Screened)
            return Refusals.WithdrawalBeforeScreening(her.Name, her.Screened);
        return string.IsNullOrWhiteSpace(command.Reason)
            ? Refusals.ReasonMissing("another day of leaving")
            : Decision.Accept(new WithdrawalCorrected(her.Key, command.Date, command.Reason));
    }

    internal static StudyState Evolve(StudyState study, WithdrawalCorrected corrected) =>
        study.Change(corrected.Participant, her => her with { Withdrawn = her.Withdrawn! with { Date = corrected.Date } });
}
