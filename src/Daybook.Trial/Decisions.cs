using System.Diagnostics;

namespace Daybook.Trial;

/// <summary>May this happen, and what has happened then? A pure function of the command, the state and the act.</summary>
public static class Decisions
{
    /// <summary>The closed list of commands, each with its noun.</summary>
    public static Decision Decide(Command command, StudyState study, Act act)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(act);
        return StoppingRules.Follow(Asked(command, study, act), study, act);
    }

    private static Decision Asked(Command command, StudyState study, Act act) => command switch
    {
        OpenStudy asked => OpenStudy.Decide(asked, study, act),
        PublishProtocol asked => PublishProtocol.Decide(asked, study, act),
        ImportFile asked => ImportFile.Decide(asked, study, act),
        SealAllocation asked => SealAllocation.Decide(asked, study, act),
        ScreenParticipant asked => ScreenParticipant.Decide(asked, study, act),
        GiveConsent asked => GiveConsent.Decide(asked, study, act),
        AssessEligibility asked => AssessEligibility.Decide(asked, study, act),
        EnrolParticipant asked => EnrolParticipant.Decide(asked, study, act),
        AdoptProtocol asked => AdoptProtocol.Decide(asked, study, act),
        WithdrawParticipant asked => WithdrawParticipant.Decide(asked, study, act),
        CorrectWithdrawal asked => CorrectWithdrawal.Decide(asked, study, act),
        RescindWithdrawal asked => RescindWithdrawal.Decide(asked, study),
        RandomiseParticipant asked => RandomiseParticipant.Decide(asked, study, act),
        DispenseKit asked => DispenseKit.Decide(asked, study, act),
        ReturnKit asked => ReturnKit.Decide(asked, study, act),
        RecordEvent asked => RecordEvent.Decide(asked, study, act),
        ReduceDose asked => ReduceDose.Decide(asked, study, act),
        CancelDoseReduction asked => CancelDoseReduction.Decide(asked, study),
        ChangeLanguage asked => ChangeLanguage.Decide(asked, study),
        EnrolDevice asked => EnrolDevice.Decide(asked, study, act),
        RevokeDevice asked => RevokeDevice.Decide(asked, study, act),
        SubmitEntry asked => SubmitEntry.Decide(asked, study, act),
        ReportRollback asked => ReportRollback.Decide(asked, study, act),
        CorrectItems asked => CorrectItems.Decide(asked, study, act),
        HoldVisit asked => HoldVisit.Decide(asked, study, act),
        MakeAppointment asked => MakeAppointment.Decide(asked, study, act),
        MoveSchedule asked => MoveSchedule.Decide(asked, study, act),
        RecordForm asked => RecordForm.Decide(asked, study, act),
        RecordLabValue asked => RecordLabValue.Decide(asked, study, act),
        RecordSensoryTrials asked => RecordSensoryTrials.Decide(asked, study, act),
        RecordAdverseEvent asked => RecordAdverseEvent.Decide(asked, study, act),
        OpenQuery asked => OpenQuery.Decide(asked, study, act),
        AnswerQuery asked => AnswerQuery.Decide(asked, study, act),
        CloseQuery asked => CloseQuery.Decide(asked, study, act),
        LockStudy asked => LockStudy.Decide(asked, study, act),
        UnlockStudy asked => UnlockStudy.Decide(asked, study, act),
        ApproveUnblinding asked => ApproveUnblinding.Decide(asked, study, act),
        RedactPayloads asked => RedactPayloads.Decide(asked, study, act),
        CreateAccount asked => CreateAccount.Decide(asked, study, act),
        GrantRole asked => GrantRole.Decide(asked, study, act),
        RevokeRole asked => RevokeRole.Decide(asked, study, act),
        _ => throw new UnreachableException($"No noun decides the command {command.GetType().Name}."),
    };
}
