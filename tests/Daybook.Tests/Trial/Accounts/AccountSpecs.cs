using Daybook.Trial;

namespace Daybook.Tests.Trial.Accounts;

public sealed class AccountSpecs
{
    private static readonly GrantRole Grant = new("cora", "study-1", Role.Coordinator, "north");
    private static readonly RevokeRole Revoke = new("cora", "study-1", Role.Coordinator, "she moved away");

    private static readonly Story Created = Story.Empty.Done(new CreateAccount("cora", "Cora"));
    private static readonly Story Granted = Created.Done(Grant);

    [Fact]
    public void an_account_is_made() => Story.Empty.When(new CreateAccount("cora", " Cora ")).Then(new AccountCreated("cora", "Cora"));

    [Fact]
    public void an_account_has_a_name() => Story.Empty.When(new CreateAccount("cora", "")).ThenRefused("account.unnamed");

    [Fact]
    public void an_account_is_made_once() => Created.When(new CreateAccount("cora", "Cora")).ThenRefused("account.taken");

    [Fact]
    public void a_role_is_granted_at_a_site() => Created.When(Grant).Then(new RoleGranted("cora", "study-1", Role.Coordinator, "north"));

    [Fact]
    public void a_role_is_granted_to_an_account() => Story.Empty.When(Grant).ThenRefused("account.unknown");

    [Fact]
    public void a_participant_has_no_account() => Created.When(Grant with { Role = Role.Participant }).ThenRefused("role.not-for-staff");

    [Fact]
    public void a_role_is_granted_once() => Granted.When(Grant).ThenRefused("role.already-granted");

    [Fact]
    public void a_role_is_taken_away_with_a_reason()
    {
        Granted.When(Revoke).Then(new RoleRevoked("cora", "study-1", Role.Coordinator, "she moved away"));
        Assert.Empty(Granted.Done(Revoke).Study.Accounts["cora"].Roles);
    }

    [Fact]
    public void taking_a_role_away_has_a_reason() => Granted.When(Revoke with { Reason = "" }).ThenRefused("reason.missing");

    [Fact]
    public void only_a_role_that_is_held_is_taken_away() => Created.When(Revoke).ThenRefused("role.not-granted");

    [Fact]
    public void a_role_is_taken_from_an_account() => Story.Empty.When(Revoke).ThenRefused("account.unknown");
}
