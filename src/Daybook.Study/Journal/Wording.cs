using System.Collections.Frozen;
using System.Diagnostics;
using Daybook.Trial;
using LedgerActor = Daybook.Ledger.Actor;
using LedgerActorKind = Daybook.Ledger.ActorKind;

namespace Daybook.Study;

/// <summary>How the domain's actors are written in an envelope and read back.</summary>
internal static class Wording
{
    private static readonly FrozenDictionary<Role, string> Roles = new Dictionary<Role, string>
    {
        [Role.Participant] = "participant",
        [Role.Investigator] = "investigator",
        [Role.Coordinator] = "coordinator",
        [Role.LabOperator] = "lab-operator",
        [Role.Pharmacist] = "pharmacist",
        [Role.Monitor] = "monitor",
        [Role.Statistician] = "statistician",
        [Role.Administrator] = "administrator",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Role> RolesByWord = Roles.ToFrozenDictionary(r => r.Value, r => r.Key, StringComparer.Ordinal);

    public static LedgerActor Of(Actor actor) => new(KindOf(actor.Kind), actor.Id, Roles[actor.Role]);

    public static Actor Of(LedgerActor actor) => new(KindOf(actor.Kind), actor.Id, RolesByWord[actor.Role]);

    private static LedgerActorKind KindOf(ActorKind kind) => kind switch
    {
        ActorKind.Person => LedgerActorKind.Person,
        ActorKind.Device => LedgerActorKind.Device,
        ActorKind.System => LedgerActorKind.System,
        ActorKind.Virtual => LedgerActorKind.Virtual,
        _ => throw new UnreachableException(),
    };

    private static ActorKind KindOf(LedgerActorKind kind) => kind switch
    {
        LedgerActorKind.Person => ActorKind.Person,
        LedgerActorKind.Device => ActorKind.Device,
        LedgerActorKind.System => ActorKind.System,
        LedgerActorKind.Virtual => ActorKind.Virtual,
        _ => throw new UnreachableException(),
    };
}
