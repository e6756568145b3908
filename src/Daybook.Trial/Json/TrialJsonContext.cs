using System.Text.Json.Serialization;

namespace Daybook.Trial;

/// <summary>The shapes of events and commands, generated at build time so that starting costs nothing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    MaxDepth = 32)]
[JsonSerializable(typeof(Command))]
[JsonSerializable(typeof(StudyOpened))]
[JsonSerializable(typeof(ProtocolPublished))]
[JsonSerializable(typeof(AllocationSealed))]
[JsonSerializable(typeof(ParticipantScreened))]
[JsonSerializable(typeof(ConsentGiven))]
[JsonSerializable(typeof(EligibilityAssessed))]
[JsonSerializable(typeof(ParticipantEnrolled))]
[JsonSerializable(typeof(LanguageChanged))]
[JsonSerializable(typeof(ProtocolAdopted))]
[JsonSerializable(typeof(ParticipantRandomised))]
[JsonSerializable(typeof(KitDispensed))]
[JsonSerializable(typeof(KitReturned))]
[JsonSerializable(typeof(DoseReduced))]
[JsonSerializable(typeof(DoseReductionCancelled))]
[JsonSerializable(typeof(DeviceEnrolled))]
[JsonSerializable(typeof(DeviceRevoked))]
[JsonSerializable(typeof(ItemsRecorded))]
[JsonSerializable(typeof(VerdictGiven))]
[JsonSerializable(typeof(PhoneChecked))]
[JsonSerializable(typeof(ItemsCorrected))]
[JsonSerializable(typeof(VisitHeld))]
[JsonSerializable(typeof(AppointmentMade))]
[JsonSerializable(typeof(ScheduleMoved))]
[JsonSerializable(typeof(FileImported))]
[JsonSerializable(typeof(AdverseEventRecorded))]
[JsonSerializable(typeof(QueryOpened))]
[JsonSerializable(typeof(QueryAnswered))]
[JsonSerializable(typeof(QueryClosed))]
[JsonSerializable(typeof(StoppingRuleMet))]
[JsonSerializable(typeof(ParticipantWithdrawn))]
[JsonSerializable(typeof(WithdrawalCorrected))]
[JsonSerializable(typeof(WithdrawalRescinded))]
[JsonSerializable(typeof(PayloadRedacted))]
[JsonSerializable(typeof(StudyLocked))]
[JsonSerializable(typeof(UnblindingApproved))]
[JsonSerializable(typeof(CodeOpened))]
[JsonSerializable(typeof(StudyUnlocked))]
[JsonSerializable(typeof(AccountCreated))]
[JsonSerializable(typeof(RoleGranted))]
[JsonSerializable(typeof(RoleRevoked))]
[JsonSerializable(typeof(DiaryCard))]
internal sealed partial class TrialJsonContext : JsonSerializerContext;
