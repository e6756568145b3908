using System.Text.Json.Serialization;

namespace Daybook.Trial;

/// <summary>Everything that can be asked of a study: a closed list. Each act stands in its noun's folder with its decision.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(OpenStudy), "open-study")]
[JsonDerivedType(typeof(PublishProtocol), "publish-protocol")]
[JsonDerivedType(typeof(ImportFile), "import-file")]
[JsonDerivedType(typeof(SealAllocation), "seal-allocation")]
[JsonDerivedType(typeof(ScreenParticipant), "screen-participant")]
[JsonDerivedType(typeof(GiveConsent), "give-consent")]
[JsonDerivedType(typeof(AssessEligibility), "assess-eligibility")]
[JsonDerivedType(typeof(EnrolParticipant), "enrol-participant")]
[JsonDerivedType(typeof(ChangeLanguage), "change-language")]
[JsonDerivedType(typeof(AdoptProtocol), "adopt-protocol")]
[JsonDerivedType(typeof(WithdrawParticipant), "withdraw-participant")]
[JsonDerivedType(typeof(CorrectWithdrawal), "correct-withdrawal")]
[JsonDerivedType(typeof(RescindWithdrawal), "rescind-withdrawal")]
[JsonDerivedType(typeof(RandomiseParticipant), "randomise-participant")]
[JsonDerivedType(typeof(DispenseKit), "dispense-kit")]
[JsonDerivedType(typeof(ReturnKit), "return-kit")]
[JsonDerivedType(typeof(ReduceDose), "reduce-dose")]
[JsonDerivedType(typeof(CancelDoseReduction), "cancel-dose-reduction")]
[JsonDerivedType(typeof(EnrolDevice), "enrol-device")]
[JsonDerivedType(typeof(RevokeDevice), "revoke-device")]
[JsonDerivedType(typeof(SubmitEntry), "submit-entry")]
[JsonDerivedType(typeof(ReportRollback), "report-rollback")]
[JsonDerivedType(typeof(CorrectItems), "correct-items")]
[JsonDerivedType(typeof(HoldVisit), "hold-visit")]
[JsonDerivedType(typeof(MakeAppointment), "make-appointment")]
[JsonDerivedType(typeof(MoveSchedule), "move-schedule")]
[JsonDerivedType(typeof(RecordForm), "record-form")]
[JsonDerivedType(typeof(RecordEvent), "record-event")]
[JsonDerivedType(typeof(RecordLabValue), "record-lab-value")]
[JsonDerivedType(typeof(RecordSensoryTrials), "record-sensory-trials")]
[JsonDerivedType(typeof(RecordAdverseEvent), "record-adverse-event")]
[JsonDerivedType(typeof(OpenQuery), "open-query")]
[JsonDerivedType(typeof(AnswerQuery), "answer-query")]
[JsonDerivedType(typeof(CloseQuery), "close-query")]
[JsonDerivedType(typeof(LockStudy), "lock-study")]
[JsonDerivedType(typeof(UnlockStudy), "unlock-study")]
[JsonDerivedType(typeof(ApproveUnblinding), "approve-unblinding")]
[JsonDerivedType(typeof(RedactPayloads), "redact-payloads")]
[JsonDerivedType(typeof(CreateAccount), "create-account")]
[JsonDerivedType(typeof(GrantRole), "grant-role")]
[JsonDerivedType(typeof(RevokeRole), "revoke-role")]
public abstract record Command
{
    /// <summary>The participant whom the command concerns, for access by site.</summary>
    public virtual ParticipantKey? About => null;
}
