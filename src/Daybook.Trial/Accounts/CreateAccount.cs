namespace Daybook.Trial;

/// <summary>Makes an account for a person of the organisation.</summary>
public sealed record CreateAccount(string Account, string Name) : Command
{
    public static Decision Decide(CreateAccount command, StudyState study, Act act)
    {
        if (string.IsNullOrWhiteSpace(command.Account) || string.IsNullOrWhiteSpace(command.Name))
            return Refusals.AccountUnnamed();
        if (study.Accounts.ContainsKey(command.Account))
            return Refusals.AccountTaken(command.Account);
        return Decision.Accept(new AccountCreated(command.Account, command.Name.Trim()));
    }
}
