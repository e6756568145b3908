using System.Collections.Frozen;

namespace Daybook.Trial;

/// <summary>Which role may ask for what: a closed table. What a role may see is another matter; a masked role gets no treatment from any command.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Type, FrozenSet<Role>> Table = new Dictionary<Type, Role[]>
    {
        [typeof(OpenStudy)] = [Role.Administrator],
        [typeof(PublishProtocol)] = [Role.Administrator, Role.Statistician],
        [typeof(ImportFile)] = [Role.Administrator, Role.Statistician],
        [typeof(SealAllocation)] = [Role.Administrator, Role.Statistician, Role.Pharmacist],
        [typeof(ScreenParticipant)] = [Role.Investigator, Role.Coordinator],
        [typeof(GiveConsent)] = [Role.Investigator, Role.Coordinator],
        [typeof(AssessEligibility)] = [Role.Investigator, Role.Coordinator],
        [typeof(EnrolParticipant)] = [Role.Investigator, Role.Coordinator],
        [typeof(ChangeLanguage)] = [Role.Investigator, Role.Coordinator],
        [typeof(AdoptProtocol)] = [Role.Investigator, Role.Coordinator],
        [typeof(WithdrawParticipant)] = [Role.Investigator, Role.Coordinator],
        [typeof(CorrectWithdrawal)] = [Role.Investigator],
        [typeof(RescindWithdrawal)] = [Role.Investigator],
        [typeof(RandomiseParticipant)] = [Role.Investigator, Role.Coordinator],
        [typeof(DispenseKit)] = [Role.Investigator, Role.Coordinator, Role.Pharmacist],
        [typeof(ReturnKit)] = [Role.Investigator, Role.Coordinator, Role.Pharmacist],
        [typeof(ReduceDose)] = [Role.Investigator],
        [typeof(CancelDoseReduction)] = [Role.Investigator],
        [typeof(EnrolDevice)] = [Role.Investigator, Role.Coordinator],
        [typeof(RevokeDevice)] = [Role.Investigator, Role.Coordinator],
        [typeof(SubmitEntry)] = [Role.Participant],
        [typeof(ReportRollback)] = [Role.Participant],
        [typeof(CorrectItems)] = [Role.Investigator, Role.Coordinator, Role.LabOperator],
        [typeof(HoldVisit)] = [Role.Investigator, Role.Coordinator],
        [typeof(MakeAppointment)] = [Role.Investigator, Role.Coordinator],
        [typeof(MoveSchedule)] = [Role.Investigator, Role.Coordinator],
        [typeof(RecordForm)] = [Role.Investigator, Role.Coordinator, Role.LabOperator],
        [typeof(RecordEvent)] = [Role.Investigator, Role.Coordinator],
        [typeof(RecordLabValue)] = [Role.Investigator, Role.LabOperator],
        [typeof(RecordSensoryTrials)] = [Role.Investigator, Role.LabOperator],
        [typeof(RecordAdverseEvent)] = [Role.Investigator, Role.Coordinator],
        [typeof(OpenQuery)] = [Role.Investigator, Role.Coordinator, Role.Monitor, Role.Statistician],
        [typeof(AnswerQuery)] = [Role.Investigator, Role.Coordinator, Role.LabOperator, Role.Pharmacist],
        [typeof(CloseQuery)] = [Role.Monitor, Role.Investigator, Role.Statistician],
        [typeof(LockStudy)] = [Role.Statistician, Role.Administrator],
        [typeof(UnlockStudy)] = [Role.Statistician, Role.Administrator],
        [typeof(ApproveUnblinding)] = [Role.Investigator, Role.Statistician],
        [typeof(RedactPayloads)] = [Role.Administrator],
        [typeof(CreateAccount)] = [Role.Administrator],
        [typeof(GrantRole)] = [Role.Administrator],
        [typeof(RevokeRole)] = [Role.Administrator],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    /// <summary>Every command with the roles that may ask for it.</summary>
    public static IReadOnlyDictionary<Type, FrozenSet<Role>> All => Table;

    /// <summary>Whether a role may ask for a command at all.</summary>
    public static bool May(Role role, Type command) => Table.TryGetValue(command, out var roles) && roles.Contains(role);

    /// <summary>Why <paramref name="by"/> may not ask for <paramref name="command"/>; null when she may. The system itself is not asked.</summary>
    /// <param name="by">Who asks.</param>
    /// <param name="site">The site that her role is bound to; null when it reaches every site.</param>
    /// <param name="command">What she asks for.</param>
    /// <param name="study">The study.</param>
    public static Refusal? Refuses(Actor by, string? site, Command command, StudyState study)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(study);
        if (by.Kind == ActorKind.System)
            return null;
        if (!May(by.Role, command.GetType()))
            return Refusals.RoleNotPermitted(by.Role);
        if (by.Role == Role.Participant)
            return IsHerself(by, command, study) ? null : Refusals.RoleOtherParticipant();
        return site is null ? null : RefusesAt(site, command, study);
    }

    // Her key, or a device that is bound to her.
    private static bool IsHerself(Actor by, Command command, StudyState study) =>
        command.About is { } about && (by.Id == about.Value || (study.Devices.TryGetValue(by.Id, out var holder) && holder == about));

    // A person of one site acts on it alone: not on the study as a whole, and on no entry or role beyond it.
    private static Refusal? RefusesAt(string site, Command command, StudyState study) => command switch
    {
        LockStudy or UnlockStudy or ImportFile => Refusals.RoleOneSite(site),
        GrantRole grant => grant.Site is null ? Refusals.RoleOneSite(site) : Beyond(site, [grant.Site]),
        RevokeRole revoke => Held(revoke, study).Any(held => held is null) ? Refusals.RoleOneSite(site) : Beyond(site, Held(revoke, study)),
        RedactPayloads redact => Beyond(site, redact.Entries.Select(study.HolderOf).Select(her => SiteOf(her, study))),
        ScreenParticipant screening => Beyond(site, [screening.Site]),
        _ => Beyond(site, [SiteOf(command.About, study)]),
    };

    private static Refusal? Beyond(string site, IEnumerable<string?> reached) =>
        reached.FirstOrDefault(other => other is not null && other != site) is { } other ? Refusals.RoleOtherSite(other) : null;

    private static IEnumerable<string?> Held(RevokeRole revoke, StudyState study) =>
        (study.Accounts.GetValueOrDefault(revoke.Account)?.Roles ?? []).Where(held => held.Study == revoke.Study && held.Role == revoke.Role).Select(held => held.Site);

    private static string? SiteOf(ParticipantKey? about, StudyState study) =>
        about is { } key && study.Participants.TryGetValue(key, out var her) ? her.Site : null;
}
