using System.Collections.Frozen;
using System.Text.Json;

namespace Daybook.Trial;

/// <summary>The closed list of events with their stored names.</summary>
public static class EventNames
{
    /// <summary>Every event type, in the order of Events.cs.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(StudyOpened), typeof(ProtocolPublished), typeof(AllocationSealed),
        typeof(ParticipantScreened), typeof(ConsentGiven), typeof(EligibilityAssessed), typeof(ParticipantEnrolled), typeof(LanguageChanged), typeof(ProtocolAdopted), typeof(ParticipantRandomised),
        typeof(KitDispensed), typeof(KitReturned), typeof(DoseReduced), typeof(DoseReductionCancelled),
        typeof(DeviceEnrolled), typeof(DeviceRevoked), typeof(ItemsRecorded), typeof(UnreadableEntryKept), typeof(ConflictingEntryKept), typeof(VerdictGiven), typeof(PhoneChecked), typeof(ItemsCorrected),
        typeof(VisitHeld), typeof(AppointmentMade), typeof(ScheduleMoved), typeof(FileImported),
        typeof(AdverseEventRecorded), typeof(QueryOpened), typeof(QueryAnswered), typeof(QueryClosed), typeof(StoppingRuleMet), typeof(ParticipantWithdrawn), typeof(WithdrawalCorrected), typeof(WithdrawalRescinded), typeof(PayloadRedacted),
        typeof(StudyLocked), typeof(UnblindingApproved), typeof(CodeOpened), typeof(StudyUnlocked),
        typeof(AccountCreated), typeof(RoleGranted), typeof(RoleRevoked),
    ];

    private static readonly FrozenDictionary<Type, string> Names = All.ToFrozenDictionary(type => type, type => JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name) + "/1");
    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The stored name of an event type.</summary>
    public static string Of(Type type) => Names[type];

    /// <summary>The event type of a stored name; null when there is none.</summary>
    public static Type? TypeOf(string name) => Types.GetValueOrDefault(name);
}
