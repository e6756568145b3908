namespace Daybook.Trial;

/// <summary>Takes a role in a study from a person, at every site, with the reason.</summary>
public sealed record RevokeRole(string Account, string Study, Role Role, string Reason) : Command
{
    public static Decision Decide(RevokeRole command, StudyState study, Act act)
    {
        if (!study.Accounts.TryGetValue(command.Account, out var account))
            return Refusals.AccountUnknown(command.Account);
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing("taking a role away");
        return account.Roles.Exists(granted => granted.Study == command.Study && granted.Role == command.Role)
            ? Decision.Accept(new RoleRevoked(command.Account, command.Study, command.Role, command.Reason))
            : Refusals.RoleNotGranted(command.Account, command.Role);
    }
}
