using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The people of the organisation with their roles. Asked of the server's book.</summary>
public sealed record ShowAccounts(Page Page) : IQuery<AccountPage>
{
    AccountPage IQuery<AccountPage>.Answer(Reading reading) => new(Page.Of(reading.State.Accounts.Values), reading.State.Accounts.Count);
}

/// <summary>Some accounts, and how many there are.</summary>
public sealed record AccountPage(IReadOnlyList<Account> Accounts, int Total);
