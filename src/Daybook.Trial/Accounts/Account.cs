using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>A person's account with her roles, per study and site.</summary>
public sealed record Account(string Id, string Name, ImmutableList<RoleGranted> Roles)
{
    internal static StudyState Evolve(StudyState study, AccountCreated created) =>
        study with { Accounts = study.Accounts.Add(created.Account, new Account(created.Account, created.Name, [])) };

    internal static StudyState Evolve(StudyState study, RoleGranted granted) =>
        Change(study, granted.Account, account => account with { Roles = account.Roles.Add(granted) });

    internal static StudyState Evolve(StudyState study, RoleRevoked revoked) =>
        Change(study, revoked.Account, account => account with
        {
            Roles = account.Roles.RemoveAll(granted => granted.Study == revoked.Study && granted.Role == revoked.Role),
        });

    private static StudyState Change(StudyState study, string id, Func<Account, Account> change) =>
        study with { Accounts = study.Accounts.SetItem(id, change(study.Accounts[id])) };
}
