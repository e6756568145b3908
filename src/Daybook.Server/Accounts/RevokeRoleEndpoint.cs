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
            return await PeopleEndpoint.Page(request, Answers.Unreadable(wrong));
        if (await book.Journal.Do(command, request.Caller.Actor, await request.CommandId(), request.Cancelled) is Reply.Refused refused)
            return await request.Refused(refused.Refusal, refusal => PeopleEndpoint.Page(request, refusal));
        desk.Sessions.EndAll(command.Account);
        return Answers.SeeOther(http, request.Path("/people"));
    }
}
