namespace Daybook.Trial;

/// <summary>Gives a person a role in a study, at one site or at all.</summary>
public sealed record GrantRole(string Account, string Study, Role Role, string? Site) : Command
{
    public static Decision Decide(GrantRole command, StudyState study, Act act)
    {
        if (!study.Accounts.TryGetValue(command.Account, out var account))
            return Refusals.AccountUnknown(command.Account);
        if (command.Role == Role.Participant)
            return Refusals.RoleNotForStaff();
        var granted = new RoleGranted(command.Account, command.Study, command.Role, command.Site);
        return account.Roles.Contains(granted) ? Refusals.RoleAlreadyGranted(command.Account, command.Role) : Decision.Accept(granted);
    }
}
