using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Gives a person a role, making her account when there is none. Who has no password yet gets a one-time link to set one; nobody else's password can be set that way.</summary>
public static class GrantRoleEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var desk = FrontDesk.Of(http);
        if (desk.Options.Book is not { } book || request.State.Opened!.Purpose == Purpose.Synthetic)
            return Answers.NotFound(http);
        var form = await request.Form();
        var (account, name) = (form.Required("account", "The account"), form.Required("name", "The name"));
        var grant = new GrantRole(account, request.Key, form.Choice<Role>("role", "The role"), form.Text("site"));
        if (grant.Site is { } named && request.CurrentProtocol?.Sites.Any(known => known.Id == named) != true)
            form.Not<string>("The site", named, "a site of this study");
        if (!request.Caller.MayGrantAt(grant.Site))
            return Answers.Error(http, StatusCodes.Status403Forbidden, Answers.OtherSite);
        if (form.Wrong is { } wrong)
            return await request.Refused(Answers.Unreadable(wrong), refusal => PeopleEndpoint.Page(request, refusal));
        // Each act has an id of its own, so that the form sent again is the same acts although the account then exists.
        List<(Command Act, string Name)> acts = book.State.Accounts.ContainsKey(account) ? [(grant, "grant")] : [(new CreateAccount(account, name), "create"), (grant, "grant")];
        var id = await request.CommandId();
        foreach (var (command, suffix) in acts)
            if (await book.Journal.Do(command, request.Caller.Actor, $"{id}-{suffix}", request.Cancelled) is Reply.Refused refused)
                return await request.Refused(refused.Refusal, refusal => PeopleEndpoint.Page(request, refusal));
        // A link sets the password of an account that may have roles in other studies.
        if (desk.Passwords?.Has(account) != true)
        {
            // Whoever holds the link becomes that account, in every study: who made it stands in the log of sign-ins before it exists.
            desk.SignIns.Write("link-made", account, request.Caller.Account);
            var token = book.MakeLink(account, TimeSpan.FromHours(PeopleEndpoint.LinkHours));
            request.Session.Invitation = (request.Key, account, new Uri(desk.Options.Address, $"/invitation/{token}").ToString());
        }
        return Answers.SeeOther(http, request.Path("/people"));
    }
}
