using Daybook.Study;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Server;

/// <summary>Takes a role away, and ends the person's sessions at once (ASVS 5.0 7.4.2).</summary>
public static class RevokeRoleEndpoint
{
    public static async Task<IResult> Answer(HttpContext http)
    {
        var request = StudyRequest.Of(http);
        var desk = FrontDesk.Of(http);
        if (desk.Options.Book is not { } book || request.State.Opened!.Purpose == Purpose.Synthetic)
            return Answers.NotFound(http);
        var form = await request.Form();
        var command = new RevokeRole(form.Required("account", "The account"), request.Key, form.Choice<Role>("role", "The role"), form.Required("reason", "The reason"));
        if (form.Wrong is { } wrong)
            return await request.Refused(Answers.Unreadable(wrong), refusal => PeopleEndpoint.Page(request, refusal));
        // Taking a role away takes it away at every site: an administrator of one site may do so only where it is at hers alone.
        if (book.State.Accounts.GetValueOrDefault(command.Account)?.Roles.Any(grant => grant.Study == request.Key && grant.Role == command.Role && !request.Caller.MayGrantAt(grant.Site)) == true)
            return Answers.Error(http, StatusCodes.Status403Forbidden, Answers.OtherSite);
        if (await book.Journal.Do(command, request.Caller.Actor, await request.CommandId(), request.Cancelled) is Reply.Refused refused)
            return await request.Refused(refused.Refusal, refusal => PeopleEndpoint.Page(request, refusal));
        desk.Sessions.EndAll(command.Account);
        return Answers.SeeOther(http, request.Path("/people"));
    }
}
